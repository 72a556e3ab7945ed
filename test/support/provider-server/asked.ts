export type Api = 'chat_completions' | 'responses' | 'messages';
export type Finish = 'stop' | 'length' | 'refusal' | 'content_filter' | 'window_exceeded';

/** In OpenAI's manner: cached tokens are part of the input, reasoning is part of the output. */
export interface Usage {
  readonly input: number;
  readonly output: number;
  readonly cached: number;
  readonly reasoning: number;
}

/** What a request asks, whatever its wire format. */
export interface Asked {
  readonly api: Api;
  readonly model: string;
  /** System and user texts, one after the other. */
  readonly prompt: string;
  readonly schema?: unknown;
  readonly maxTokens?: number;
}

export interface Replied {
  readonly text: string;
  readonly finish: Finish;
  readonly usage: Usage;
  /** Of the model that served it. */
  readonly version: string;
}

const PATHS: readonly (readonly [RegExp, Api])[] = [
  [/\/chat\/completions$/, 'chat_completions'],
  [/\/responses$/, 'responses'],
  [/\/messages$/, 'messages'],
];

export function apiOf(path: string): Api | undefined {
  return PATHS.find(([pattern]) => pattern.test(path))?.[1];
}

/** Reads a request's body; whatever is not there is empty. */
export function readAsked(api: Api, body: unknown): Asked {
  const schema =
    api === 'chat_completions'
      ? at(body, 'response_format', 'json_schema', 'schema')
      : api === 'responses'
        ? at(body, 'text', 'format', 'schema')
        : at(body, 'output_config', 'format', 'schema');
  const texts =
    api === 'responses'
      ? [at(body, 'instructions'), at(body, 'input')]
      : [at(body, 'system'), ...list(at(body, 'messages')).map((message) => at(message, 'content'))];
  const limits = ['max_completion_tokens', 'max_tokens', 'max_output_tokens'].map((name) => at(body, name));
  const maxTokens = limits.find((limit) => typeof limit === 'number');
  return {
    api,
    model: String(at(body, 'model') ?? ''),
    prompt: texts.map(plainText).join('\n'),
    ...(schema === undefined ? {} : { schema }),
    ...(typeof maxTokens === 'number' ? { maxTokens } : {}),
  };
}

function plainText(content: unknown): string {
  if (typeof content === 'string') return content;
  return list(content)
    .map((part) => String(at(part, 'text') ?? ''))
    .join('\n');
}

/** A member some way down, `undefined` where there is none. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? Reflect.get(inner, key)
        : undefined,
    value,
  );
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
