import type { MessageCreateParamsNonStreaming, TextBlockParam } from '@anthropic-ai/sdk/resources/messages';
import type { JudgeRequest } from '../domain/judge.ts';
import type { AnthropicSettings } from './anthropic-settings.ts';

/** The body of a message. Equal arguments give equal bytes; the user's parts stay blocks of their own. */
export function messageBody(
  model: string,
  settings: AnthropicSettings,
  request: JudgeRequest,
): MessageCreateParamsNonStreaming {
  const { max_output_tokens, effort, thinking } = settings;
  const schema = settings.structured_output ? request.schema : undefined;
  const output = {
    ...(effort === undefined ? {} : { effort }),
    ...(schema === undefined
      ? {}
      : { format: { type: 'json_schema' as const, schema: { ...schema.schema } } }),
  };
  return {
    model,
    max_tokens: max_output_tokens,
    system: request.system,
    messages: [{ role: 'user', content: userBlocks(request) }],
    ...(Object.keys(output).length === 0 ? {} : { output_config: output }),
    ...(thinking === undefined ? {} : { thinking: thinkingOf(thinking) }),
  };
}

/** The last shared part ends what is kept in the cache: all before it is kept with it. */
function userBlocks({ user, keep }: JudgeRequest): TextBlockParam[] {
  const last = keep ? user.findLastIndex(({ shared }) => shared) : -1;
  return user.map(({ text }, index) => ({
    type: 'text',
    text,
    ...(index === last ? { cache_control: { type: 'ephemeral' as const } } : {}),
  }));
}

function thinkingOf(thinking: NonNullable<AnthropicSettings['thinking']>) {
  if (typeof thinking === 'object')
    return { type: 'enabled' as const, budget_tokens: thinking.budget_tokens };
  return { type: thinking };
}
