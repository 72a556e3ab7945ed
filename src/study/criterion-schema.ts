import { z } from 'zod';
import { Name, Spelling, Text } from './words-schema.ts';

const Label = z.union([
  Spelling,
  z.strictObject({
    id: Spelling,
    definition: Text.optional().describe('When the label applies, in words that a rater can use.'),
    aliases: z.array(Spelling).optional().describe('Other spellings in files and replies; case matters.'),
  }),
]);

const Cut = z.union([Spelling, z.strictObject({ id: Name, from: Spelling })]);

const Condition = z.strictObject({
  criterion: Spelling.optional().describe('An earlier criterion; needs `labels`.'),
  labels: z.array(Spelling).min(1).optional(),
  facet: Spelling.optional().describe('A facet; needs `values`.'),
  values: z.array(Text).min(1).optional(),
});

const Derived = z
  .strictObject({
    cut: z
      .strictObject({ of: Spelling, from: Spelling.describe("The lowest positive label, or '>= 7'.") })
      .optional()
      .describe('Positive at or above a label of an ordered criterion.'),
    collapse: z
      .strictObject({ of: Spelling, map: z.record(z.string(), Spelling.nullable()) })
      .optional()
      .describe('Label of the source -> label here; `null` leaves the item out.'),
    all: z.array(Condition).min(1).optional().describe('Positive where every condition holds.'),
  })
  .describe('Computed from earlier criteria, in comparison, without a call. One of cut, collapse, all.');

export const CriterionSchema = z.strictObject({
  id: Name,
  question: Text.describe('What raters are asked.'),
  scale: z
    .enum(['binary', 'nominal', 'ordinal', 'rating', 'pairwise'])
    .optional()
    .describe('Needed, except for a derived criterion, which is binary unless this says otherwise.'),
  labels: z
    .array(Label)
    .min(2)
    .optional()
    .describe('The closed set of labels; lowest first where they have an order. Quote numbers.'),
  range: z
    .tuple([z.int(), z.int()])
    .optional()
    .describe('For a rating, instead of labels: lowest and highest whole number.'),
  positive: Spelling.optional().describe("The label that is counted; for ordinal and rating a cut: '>= 7'."),
  tie: Spelling.optional().describe('Pairwise: the label that means neither.'),
  abstentions: z
    .array(Spelling)
    .optional()
    .describe('Spellings by which a rater says that it cannot tell. No label.'),
  cuts: z.array(Cut).optional().describe("Ordinal and rating: lowest positive labels, as '>= 7' or a label."),
  costs: z
    .record(Spelling, z.record(Spelling, z.number().min(0)))
    .optional()
    .describe(
      'What an error costs, in a unit of your own: gold label -> verdict -> cost. Every error is named.',
    ),
  derived: Derived.optional(),
});

export type RawCriterion = z.infer<typeof CriterionSchema>;
export type RawDerived = z.infer<typeof Derived>;
export type RawCut = z.infer<typeof Cut>;
