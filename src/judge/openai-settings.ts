import { z } from 'zod';
import type { SettingRemedies } from './read-settings.ts';

/** Keys of the body that are this program's to write. */
const OWN_KEYS = ['model', 'messages', 'input', 'instructions', 'stream', 'n', 'store', 'background'];

const ExtraBody = z.record(z.string(), z.json()).superRefine((body, issues) => {
  for (const key of Object.keys(body).filter((name) => OWN_KEYS.includes(name))) {
    issues.addIssue({
      code: 'custom',
      message: `\`extra_body\` holds \`${key}\`, which is not a setting`,
      params: { remedy: `remove \`${key}\`` },
    });
  }
});

export const OpenaiSettings = z.strictObject({
  api: z.enum(['chat_completions', 'responses']).default('chat_completions'),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().gt(0).max(1).optional(),
  seed: z.int().optional().describe('Chat completions alone.'),
  max_output_tokens: z.int().min(1).optional().describe('Of the reply, reasoning included.'),
  token_limit_name: z
    .enum(['max_completion_tokens', 'max_tokens'])
    .default('max_completion_tokens')
    .describe('What a chat server calls `max_output_tokens`; older compatible ones know only `max_tokens`.'),
  reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']).optional(),
  verbosity: z.enum(['low', 'medium', 'high']).optional(),
  structured_output: z
    .boolean()
    .default(true)
    .describe('false: the schema is not sent, for servers that know none; the prompt alone asks for JSON.'),
  api_version: z.string().min(1).optional().describe('Of Azure’s dated API; its v1 API needs none.'),
  extra_body: ExtraBody.optional().describe('Further members of the body, as the server names them.'),
  timeout_seconds: z.number().min(1).max(3600).default(600),
});

export type OpenaiSettings = z.infer<typeof OpenaiSettings>;

const LIMIT = 'write `max_output_tokens`; `token_limit_name` says what the server calls it';

export const OPENAI_REMEDIES: SettingRemedies = {
  max_tokens: LIMIT,
  max_completion_tokens: LIMIT,
  effort: 'write `reasoning_effort`',
  reasoning: 'write `reasoning_effort`',
  response_format: 'remove it: the template’s output form decides',
  api_key: 'remove it: keys come from the environment alone, never from a file of the project',
  base_url: 'write `base_url` beside `model`, not under `settings`',
};
