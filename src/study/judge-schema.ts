import { z } from 'zod';
import { LimitsSchema } from './limits-schema.ts';
import { Name, Text } from './words-schema.ts';

/** Providers that have models, of which one must be named. */
export const MODEL_PROVIDERS: readonly string[] = ['openai', 'anthropic'];

const PROVIDERS = [
  'openai',
  'anthropic',
  'recorded',
  'keyword',
  'constant',
  'prior',
  'random',
  'simulated',
] as const;

const Dollars = z.number().min(0);

export const JudgeSchema = z.strictObject({
  id: Name.optional().describe('Default: the model, else the provider.'),
  provider: z.enum(PROVIDERS),
  model: Text.optional().describe('Needed for openai and anthropic.'),
  base_url: Text.optional().describe('An endpoint that speaks the provider’s protocol. No key in it.'),
  context_tokens: z
    .int()
    .min(1)
    .optional()
    .describe('Tokens of request and reply together that it takes; overrides the list.'),
  settings: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Sent with each request, or read by the program: temperature, max_tokens, rules, ...'),
  limits: LimitsSchema.optional().describe(
    'What its provider allows to its model, over all judges that ask it.',
  ),
  price: z
    .strictObject({
      input: Dollars,
      output: Dollars,
      cached_input: Dollars.optional(),
      cache_write: Dollars.optional(),
    })
    .optional()
    .describe('US dollars per million tokens; overrides the price list.'),
});

export type RawJudge = z.infer<typeof JudgeSchema>;
