import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses';
import type { JudgeRequest } from '../domain/judge.ts';
import type { OpenaiSettings } from './openai-settings.ts';

/** The body of a chat completion. Equal arguments give equal bytes. */
export function chatBody(
  model: string,
  settings: OpenaiSettings,
  request: JudgeRequest,
): ChatCompletionCreateParamsNonStreaming {
  const { temperature, top_p, seed, max_output_tokens, token_limit_name, reasoning_effort, verbosity } =
    settings;
  const schema = settings.structured_output ? request.schema : undefined;
  return {
    model,
    messages: [
      { role: 'system', content: request.system },
      { role: 'user', content: userText(request) },
    ],
    ...defined({ temperature, top_p, seed, reasoning_effort, verbosity }),
    ...(max_output_tokens === undefined ? {} : { [token_limit_name]: max_output_tokens }),
    ...(schema === undefined
      ? {}
      : {
          response_format: {
            type: 'json_schema',
            json_schema: { name: schema.name, strict: true, schema: { ...schema.schema } },
          },
        }),
    ...settings.extra_body,
  };
}

/** The body for the Responses API, which is told to store nothing. */
export function responseBody(
  model: string,
  settings: OpenaiSettings,
  request: JudgeRequest,
): ResponseCreateParamsNonStreaming {
  const { temperature, top_p, max_output_tokens, reasoning_effort, verbosity } = settings;
  const schema = settings.structured_output ? request.schema : undefined;
  const format =
    schema === undefined
      ? {}
      : {
          format: {
            type: 'json_schema' as const,
            name: schema.name,
            strict: true,
            schema: { ...schema.schema },
          },
        };
  const text = { ...format, ...defined({ verbosity }) };
  return {
    model,
    store: false,
    instructions: request.system,
    input: userText(request),
    ...defined({ temperature, top_p, max_output_tokens }),
    ...(reasoning_effort === undefined ? {} : { reasoning: { effort: reasoning_effort } }),
    ...(Object.keys(text).length === 0 ? {} : { text }),
    ...settings.extra_body,
  };
}

/** One text: compatible servers join a list of parts in ways of their own. The shared parts stay its beginning. */
function userText({ user }: JudgeRequest): string {
  return user.map(({ text }) => text).join('\n\n');
}

/** Without the members that are not set. */
function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const set = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
