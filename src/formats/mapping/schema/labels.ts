import { z } from 'zod';
import { ANNOTATION_ROLES, CHOSEN_HOW, PROVENANCES, SAW } from '../../../domain/annotation.ts';
import { OUTCOMES } from '../../../domain/outcome.ts';
import { Value, ValueMap } from './value.ts';

const SIDES = ['at_least', 'more_than', 'at_most', 'less_than'] as const;

const Cut = z
  .strictObject({
    at_least: z.number().optional(),
    more_than: z.number().optional(),
    at_most: z.number().optional(),
    less_than: z.number().optional(),
    label: z.string().min(1).describe('The label of numbers on that side.'),
    otherwise: z.string().min(1).describe('The label of the others.'),
  })
  .superRefine((cut, context) => {
    if (SIDES.filter((side) => cut[side] !== undefined).length === 1) return;
    const message = `a cut has exactly one of ${SIDES.join(', ')}`;
    context.addIssue({ code: 'custom', message, params: { remedy: 'write at_least: 7, for example' } });
  });

const Duplicates = z.union([
  z.enum(['error', 'first', 'last', 'pair in order', 'majority']),
  z
    .strictObject({
      worst: z.array(z.string()).min(2).optional().describe('The labels, worst first.'),
      any: z.string().optional().describe('The label that stands as soon as one of them is it.'),
    })
    .superRefine((rule, context) => {
      if ((rule.worst === undefined) !== (rule.any === undefined)) return;
      const message = 'a rule is either `worst` or `any`';
      context.addIssue({ code: 'custom', message, params: { remedy: 'write one of them' } });
    }),
]);

const Item = z
  .record(z.string().min(1), Value)
  .refine((columns) => Object.keys(columns).length > 0, {
    message: '`item` names no column',
    params: { remedy: 'write item: {id: <value>}; the name is key, id, a facet or an alias' },
  })
  .describe('Which item is meant: key, id, facets or aliases, and their values.');

/** What a label is read from; `outcomes` and `when_...` follow, since judges have more of them. */
const labelShape = {
  item: Item.optional(),
  criterion: Value.optional(),
  labels: z
    .record(z.string(), z.string())
    .optional()
    .describe('What the source writes, and the label it means.'),
  cut: Cut.optional().describe('Makes a label of a number.'),
  duplicates: Duplicates.optional().describe('What several labels of one rater on one item become.'),
};

const word = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.union([z.enum(words), ValueMap]);

const ABSENT_OR_ABSTAINED = ['absent', 'abstained'] as const;

export const Annotations = z
  .strictObject({
    annotator: Value.optional(),
    label: Value.optional(),
    columns: z
      .union([z.array(z.string().min(1)).min(1), z.record(z.string().min(1), Value)])
      .optional()
      .describe('Wide: fields that hold one annotator each, or annotators and their values.'),
    ...labelShape,
    outcomes: z.record(z.string(), z.enum(['abstained'])).optional(),
    when_null: z.enum(ABSENT_OR_ABSTAINED).optional(),
    when_empty: z.enum(ABSENT_OR_ABSTAINED).optional(),
    role: word(ANNOTATION_ROLES).optional(),
    provenance: word(PROVENANCES).optional(),
    saw: word(SAW).optional(),
    chosen: word(CHOSEN_HOW).optional().describe('Why this item was labelled and another was not.'),
    probability: Value.optional().describe(
      'With which probability the item was drawn to be labelled, above 0, at most 1: it weighs 1 / that.',
    ),
    stratum: Value.optional().describe('From which stratum the item was drawn.'),
    view: Value.optional(),
    note: Value.optional(),
    at: Value.optional(),
  })
  .superRefine((annotations, context) => {
    const isLong = annotations.annotator !== undefined && annotations.label !== undefined;
    const isWide = annotations.columns !== undefined;
    const hasAny = annotations.annotator !== undefined || annotations.label !== undefined;
    if (isLong !== isWide && isLong === hasAny) return;
    const message = 'annotations take `annotator` and `label` (long), or `columns` (wide)';
    const remedy = 'keep the one that fits: long has one label per row, wide one column per annotator';
    context.addIssue({ code: 'custom', message, params: { remedy } });
  });

const Outcome = z.enum(OUTCOMES).exclude(['verdict']);

export const Verdicts = z.strictObject({
  judge: Value,
  template: Value.optional(),
  presentation: Value.optional(),
  repeat: Value.optional(),
  label: Value,
  ...labelShape,
  outcomes: z
    .record(z.string(), Outcome)
    .optional()
    .describe('What the judge wrote that is no label, and what happened instead of a verdict.'),
  when_null: z.union([z.literal('absent'), Outcome]).optional(),
  when_empty: z.union([z.literal('absent'), Outcome]).optional(),
  text: Value.optional(),
  rationale: Value.optional(),
  confidence: Value.optional(),
});

export type AnnotationsSpec = z.infer<typeof Annotations>;
export type VerdictsSpec = z.infer<typeof Verdicts>;
export type CutSpec = z.infer<typeof Cut>;
export type DuplicatesSpec = z.infer<typeof Duplicates>;
