import { z } from 'zod';

/** A field by its name, or the way to one inside nested fields; numbers count list entries from 0. */
const Field = z.union([z.string().min(1), z.array(z.union([z.string(), z.int()])).min(1)]);

const Bin = z.strictObject({
  up_to: z.number().optional().describe('The highest number of the bin; left out: everything above.'),
  is: z.string().describe('The value that numbers of the bin become.'),
});

const KINDS = [
  'field',
  'fields',
  'path',
  'position',
  'constant',
  'expression',
  'lookup',
  'words',
  'characters',
  'number',
] as const;

const COMPANIONS = [
  { key: 'separator', of: ['fields'], needed: true },
  { key: 'key', of: ['lookup'], needed: true },
  { key: 'otherwise', of: ['lookup'], needed: false },
  { key: 'bins', of: ['words', 'characters', 'number'], needed: true },
] as const;

/** A value that says what it takes in words: exactly one of KINDS, with its companions. */
export const ValueMap = z
  .strictObject({
    field: Field.optional().describe('A field by its name, or a list: the way into nested fields.'),
    get fields() {
      return z.array(Value).min(1).optional().describe('Several values, joined with `separator`.');
    },
    separator: z.string().optional(),
    path: z.string().optional().describe('What a capture such as {judge} in `files` caught.'),
    position: z
      .union([z.literal(true), z.int().min(1).max(12)])
      .optional()
      .describe('The number of the record in its file, from 1; a number pads it to so many digits.'),
    constant: z.string().optional().describe('The same text for every row.'),
    expression: z.string().min(1).max(10_000).optional().describe('A JSONata expression over the row.'),
    lookup: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    get key() {
      return Value.optional().describe('What is looked up.');
    },
    get otherwise() {
      return Value.optional().describe('The value where nothing is found.');
    },
    get words() {
      return Value.optional().describe('The number of words of a value, split at white space.');
    },
    get characters() {
      return Value.optional().describe('The number of characters of a value.');
    },
    get number() {
      return Value.optional().describe('A value that is a number.');
    },
    bins: z.array(Bin).min(1).optional(),
  })
  .superRefine((value, context) => {
    const kinds = KINDS.filter((kind) => value[kind] !== undefined);
    const [kind] = kinds;
    if (kind === undefined || kinds.length > 1) {
      const message = kind ? `a value is one of ${kinds.join(' and ')}, not both` : 'the value takes nothing';
      const remedy = kind ? 'keep one of them' : `name a field, or write one of ${KINDS.join(', ')}`;
      context.addIssue({ code: 'custom', message, params: { remedy } });
      return;
    }
    for (const companion of COMPANIONS) {
      const belongs = companion.of.some((owner) => owner === kind);
      const isThere = value[companion.key] !== undefined;
      if (isThere && !belongs) {
        const message = `\`${companion.key}\` goes with ${companion.of.join(', ')}, not with ${kind}`;
        context.addIssue({ code: 'custom', path: [companion.key], message, params: { remedy: 'remove it' } });
      } else if (!isThere && belongs && companion.needed) {
        const message = `\`${kind}\` needs \`${companion.key}\``;
        context.addIssue({ code: 'custom', message, params: { remedy: REMEDIES[companion.key] } });
      }
    }
    const limits = (value.bins ?? []).map((bin) => bin.up_to ?? Number.POSITIVE_INFINITY);
    const unsorted = limits.findIndex((limit, index) => index > 0 && limit <= (limits[index - 1] ?? 0));
    if (unsorted >= 0) {
      context.addIssue({
        code: 'custom',
        path: ['bins', unsorted],
        message: 'bins must stand in order, lowest first; only the last may have no `up_to`',
        params: { remedy: 'sort them by `up_to`' },
      });
    }
  });

const REMEDIES = {
  separator: "say what stands between the parts: separator: '/', or separator: '' for nothing",
  key: 'say what is looked up: key: <value>',
  bins: 'add bins: [{up_to: 8, is: short}, {is: long}]',
};

/** A plain text is the name of a field. */
export const Value: z.ZodType<ValueSpec> = z.union([z.string().min(1), ValueMap]);

export type FieldPath = string | readonly (string | number)[];

export interface ValueMapSpec {
  readonly field?: FieldPath | undefined;
  readonly fields?: readonly ValueSpec[] | undefined;
  readonly separator?: string | undefined;
  readonly path?: string | undefined;
  readonly position?: true | number | undefined;
  readonly constant?: string | undefined;
  readonly expression?: string | undefined;
  readonly lookup?: string | readonly string[] | undefined;
  readonly key?: ValueSpec | undefined;
  readonly otherwise?: ValueSpec | undefined;
  readonly words?: ValueSpec | undefined;
  readonly characters?: ValueSpec | undefined;
  readonly number?: ValueSpec | undefined;
  readonly bins?: readonly { readonly up_to?: number | undefined; readonly is: string }[] | undefined;
}

export type ValueSpec = string | ValueMapSpec;
