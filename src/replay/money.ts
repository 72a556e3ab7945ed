import type { Usage } from '../domain/trial.ts';
import type { UnitPrices } from '../domain/trial-store.ts';

const MILLION = 1_000_000;

/**
 * US dollars for what a provider counted. Input read from a cache, or written to it, costs the list price where no
 * other is known.
 */
export function costOf(usage: Usage, prices: UnitPrices): number {
  const { cachedInputTokens: cached = 0, cacheWriteTokens: written = 0 } = usage;
  const fresh = usage.inputTokens - cached - written;
  const input =
    fresh * prices.input +
    cached * (prices.cachedInput ?? prices.input) +
    written * (prices.cacheWrite ?? prices.input);
  return (input + usage.outputTokens * prices.output) / MILLION;
}

/** US dollars that the provider's cache saved, what writing to it cost taken off; below 0 where it did not pay. */
export function savedByCache(usage: Usage, prices: UnitPrices): number {
  const { inputTokens, outputTokens } = usage;
  return costOf({ inputTokens, outputTokens }, prices) - costOf(usage, prices);
}
