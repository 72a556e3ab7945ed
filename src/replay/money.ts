import type { Usage } from '../domain/trial.ts';
import type { ListPrices, UnitPrices } from '../domain/trial-store.ts';

const MILLION = 1_000_000;

/** The prices of one request: a step holds for the whole of it, as providers bill. */
export function pricesFor(inputTokens: number, { steps = [], ...base }: ListPrices): UnitPrices {
  const step = steps.findLast(({ from }) => inputTokens >= from);
  if (step === undefined) return base;
  const { from: _, ...prices } = step;
  return prices;
}

/**
 * US dollars for what a provider counted of one request, at the prices of its step; of several, where there are no steps. Input read from a cache, or written to it, costs the list price where no
 * other is known.
 */
export function costOf(usage: Usage, list: ListPrices): number {
  const prices = pricesFor(usage.inputTokens, list);
  const { cachedInputTokens: cached = 0, cacheWriteTokens: written = 0 } = usage;
  const fresh = usage.inputTokens - cached - written;
  const input =
    fresh * prices.input +
    cached * (prices.cachedInput ?? prices.input) +
    written * (prices.cacheWrite ?? prices.input);
  return (input + usage.outputTokens * prices.output) / MILLION;
}

/** US dollars that the provider's cache saved, what writing to it cost taken off; below 0 where it did not pay. */
export function savedByCache(usage: Usage, prices: ListPrices): number {
  const { inputTokens, outputTokens } = usage;
  return costOf({ inputTokens, outputTokens }, prices) - costOf(usage, prices);
}
