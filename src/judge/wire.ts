import type { Finish, JudgeError } from '../domain/judge.ts';
import type { Usage } from '../domain/trial.ts';

/** What a provider's body says: a reply, or what is wrong with it. */
export type WireAnswer =
  | {
      readonly text: string;
      readonly finish: Finish;
      readonly id?: string;
      readonly servedModel?: string;
      readonly usage?: Usage;
    }
  | { readonly error: JudgeError };

/** A count of tokens as a provider gives it; `undefined` where it is none. */
export function tokens(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** A member of what a provider sent, whatever that is. */
export function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

export function textAt(value: unknown, key: string): string | undefined {
  const found = memberOf(value, key);
  return typeof found === 'string' ? found : undefined;
}

export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = memberOf(value, key);
  return Array.isArray(found) ? found : [];
}

/** Usage where both counts are there; details only where they are counts. */
export function usageOf(
  input: unknown,
  output: unknown,
  cached: unknown,
  reasoning: unknown,
  written: unknown,
): Usage | undefined {
  const [inputTokens, outputTokens] = [tokens(input), tokens(output)];
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  const [cachedInputTokens, reasoningTokens] = [tokens(cached), tokens(reasoning)];
  const cacheWriteTokens = tokens(written) ?? 0;
  return {
    inputTokens,
    outputTokens,
    ...(cachedInputTokens === undefined ? {} : { cachedInputTokens }),
    ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
    ...(cacheWriteTokens === 0 ? {} : { cacheWriteTokens }),
  };
}

/** The members of a reply that were sent. */
export function identified(
  id: string | undefined,
  servedModel: string | undefined,
  usage: Usage | undefined,
): { readonly id?: string; readonly servedModel?: string; readonly usage?: Usage } {
  return {
    ...(id === undefined ? {} : { id }),
    ...(servedModel === undefined ? {} : { servedModel }),
    ...(usage === undefined ? {} : { usage }),
  };
}
