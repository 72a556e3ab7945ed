import type { JudgeEntry } from '../domain/study.ts';
import { listedPrice } from './listed-price.ts';

/**
 * How many tokens a model takes, request and reply together: the study's own figure, else that of the list that
 * ships with `@pydantic/genai-prices`. `undefined` means unknown: then the provider decides what is too long.
 *
 * @example await contextTokens({ id: 'j', provider: 'openai', model: 'gpt-4o', settings: {} }) // 128000
 */
export async function contextTokens(entry: JudgeEntry): Promise<number | undefined> {
  if (entry.contextTokens !== undefined) return entry.contextTokens;
  return (await listedPrice(entry))?.model.context_window;
}
