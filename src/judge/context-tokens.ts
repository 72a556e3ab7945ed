import type { JudgeEntry } from '../domain/study.ts';

/**
 * How many tokens a model takes, request and reply together: the study's own figure, else that of the list that
 * ships with `@pydantic/genai-prices`. `undefined` means unknown: then the provider decides what is too long.
 *
 * @example await contextTokens({ id: 'j', provider: 'openai', model: 'gpt-4o', settings: {} }) // 128000
 */
export async function contextTokens(entry: JudgeEntry): Promise<number | undefined> {
  if (entry.contextTokens !== undefined) return entry.contextTokens;
  if (entry.model === undefined) return undefined;
  // Loaded here: the list is large, and most commands ask for none of it.
  const { calcPrice } = await import('@pydantic/genai-prices');
  const seller =
    entry.baseUrl === undefined ? { providerId: entry.provider } : { providerApiUrl: entry.baseUrl };
  return calcPrice({}, entry.model, seller)?.model.context_window;
}
