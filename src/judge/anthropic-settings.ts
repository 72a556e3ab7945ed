import { z } from 'zod';
import type { SettingRemedies } from './read-settings.ts';

export const AnthropicSettings = z.strictObject({
  max_output_tokens: z.int().min(1).default(4096).describe('Of the reply, thinking included.'),
  effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).optional(),
  thinking: z
    .union([z.enum(['adaptive', 'disabled']), z.strictObject({ budget_tokens: z.int().min(1024) })])
    .optional()
    .describe('Default: the model’s own.'),
  structured_output: z
    .boolean()
    .default(true)
    .describe('false: the schema is not sent; the prompt alone asks for JSON.'),
  timeout_seconds: z.number().min(1).max(3600).default(600),
});

export type AnthropicSettings = z.infer<typeof AnthropicSettings>;

const SAMPLING = 'remove it: the API no longer has it; measure stability with `repeats`';

export const ANTHROPIC_REMEDIES: SettingRemedies = {
  temperature: SAMPLING,
  top_p: SAMPLING,
  top_k: SAMPLING,
  seed: SAMPLING,
  max_tokens: 'write `max_output_tokens`',
  reasoning_effort: 'write `effort`',
  output_config: 'write `effort`; the template’s output form decides the rest',
  api_key: 'remove it: keys come from the environment alone, never from a file of the project',
  base_url: 'write `base_url` beside `model`, not under `settings`',
};
