import type { JudgeEntry } from '../domain/study.ts';
import type { ListPrices, UnitPrices } from '../domain/trial-store.ts';
import { listedPrice } from './listed-price.ts';

type Listed = NonNullable<Awaited<ReturnType<typeof listedPrice>>>['model_price'];

/**
 * What a judge's tokens cost, in US dollars per million: the study's own price, else the price list that ships
 * with `@pydantic/genai-prices`, as it was on that day. `undefined` means unknown, never free: no such provider or
 * model in the list, or no price for input or output. Nothing is fetched.
 *
 * Where a price rises with the length of the prompt, the steps are given, too; the study's own has none. Batches and
 * searches have prices of their own that are not given.
 *
 * @param at the day whose prices count.
 * @example await unitPrices({ id: 'j', provider: 'openai', model: 'gpt-4o', settings: {} }, new Date()) // { input: 2.5, ... }
 */
export async function unitPrices(entry: JudgeEntry, at: Date): Promise<ListPrices | undefined> {
  if (entry.price) return entry.price;
  const listed = (await listedPrice(entry, at))?.model_price;
  if (listed === undefined) return undefined;
  const base = pricesAt(listed, 0);
  if (base === undefined) return undefined;
  const steps = stepsOf(listed).flatMap((from) => {
    const prices = pricesAt(listed, from);
    return prices === undefined ? [] : [{ from, ...prices }];
  });
  return steps.length === 0 ? base : { ...base, steps };
}

/** The fewest input tokens of every step. The list names the most that are still below it. */
function stepsOf(listed: Listed): readonly number[] {
  const prices = [
    listed['input_mtok'],
    listed['output_mtok'],
    listed['cache_read_mtok'],
    listed['cache_write_mtok'],
  ];
  const starts = prices
    .flatMap((price) => (typeof price === 'object' ? price.tiers : []))
    .map(({ start }) => start + 1);
  return [...new Set(starts)].toSorted((one, two) => one - two);
}

function pricesAt(listed: Listed, inputTokens: number): UnitPrices | undefined {
  const input = perMillion(listed['input_mtok'], inputTokens);
  const output = perMillion(listed['output_mtok'], inputTokens);
  if (input === undefined || output === undefined) return undefined;
  const cachedInput = perMillion(listed['cache_read_mtok'], inputTokens);
  const cacheWrite = perMillion(listed['cache_write_mtok'], inputTokens);
  return {
    input,
    output,
    ...(cachedInput === undefined ? {} : { cachedInput }),
    ...(cacheWrite === undefined ? {} : { cacheWrite }),
  };
}

function perMillion(price: Listed[string], inputTokens: number): number | undefined {
  if (typeof price !== 'object') return price;
  const reached = price.tiers.filter(({ start }) => inputTokens > start);
  return reached.toSorted((one, two) => one.start - two.start).at(-1)?.price ?? price.base;
}
