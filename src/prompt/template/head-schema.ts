import { z } from 'zod';
import { EXTRAS, OUTPUTS } from '../output/form.ts';
import { LAYOUTS } from './template.ts';

const Text = z.string().min(1);
const Id = Text.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'may have letters, digits, `.`, `_` and `-` only');
const Word = Text.regex(/^\S+$/, 'must be one word');

/** The YAML head of a template file. */
export const HeadSchema = z.strictObject({
  id: Id.describe('Names the template in reports.'),
  criteria: z
    .union([z.literal('any'), z.array(Id).min(1)])
    .describe('Ids of the criteria that one reply answers, or `any` for all that the study asks.'),
  layout: z.enum(LAYOUTS).describe('What stands first in the request.'),
  output: z.enum(OUTPUTS).describe('How the judge writes its verdicts down.'),
  ask: z.array(z.enum(EXTRAS)).optional().describe('JSON: what to ask for beside reasoning and label.'),
  answers: z
    .strictObject({ positive: Word, negative: Word })
    .optional()
    .describe("Binary criteria: words to ask for in place of the labels; the labels' definitions stay out."),
  uses: z.array(Text).optional().describe('Facets whose values the body may name.'),
  examples: z.array(Text).optional().describe('Keys of items to show with their gold label.'),
  label_order: z
    .enum(['fixed', 'shuffled'])
    .optional()
    .describe('`shuffled`: half of the items see the labels in reverse.'),
});

export type Head = z.infer<typeof HeadSchema>;
