import type { JudgeEntry } from '../domain/study.ts';
import type { UnitPrices } from '../domain/trial-store.ts';
import { listedPrice } from './listed-price.ts';

/**
 * What a judge's tokens cost, in US dollars per million: the study's own price, else the price list that ships
 * with `@pydantic/genai-prices`, as it was on that day. `undefined` means unknown, never free: no such provider or
 * model in the list, or no price for input or output. Nothing is fetched.
 *
 * Where a price rises with the length of the prompt, the lowest step is given; batches and searches have prices
 * of their own that are not.
 *
 * @param at the day whose prices count.
 * @example await unitPrices({ id: 'j', provider: 'openai', model: 'gpt-4o', settings: {} }, new Date()) // { input: 2.5, ... }
 */
export async function unitPrices(entry: JudgeEntry, at: Date): Promise<UnitPrices | undefined> {
  if (entry.price) return entry.price;
  const found = await listedPrice(entry, at);
  const input = perMillion(found?.model_price['input_mtok']);
  const output = perMillion(found?.model_price['output_mtok']);
  if (input === undefined || output === undefined) return undefined;
  const cachedInput = perMillion(found?.model_price['cache_read_mtok']);
  const cacheWrite = perMillion(found?.model_price['cache_write_mtok']);
  return {
    input,
    output,
    ...(cachedInput === undefined ? {} : { cachedInput }),
    ...(cacheWrite === undefined ? {} : { cacheWrite }),
  };
}

function perMillion(price: number | { readonly base: number } | undefined): number | undefined {
  return typeof price === 'object' ? price.base : price;
}
