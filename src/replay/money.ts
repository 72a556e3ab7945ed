import type { Usage } from '../domain/trial.ts';
import type { UnitPrices } from '../domain/trial-store.ts';

const MILLION = 1_000_000;

/** US dollars for what a provider counted. Cached input costs the list price where no other is known. */
export function costOf(usage: Usage, prices: UnitPrices): number {
  const cached = usage.cachedInputTokens ?? 0;
  const fresh = usage.inputTokens - cached;
  const input = fresh * prices.input + cached * (prices.cachedInput ?? prices.input);
  return (input + usage.outputTokens * prices.output) / MILLION;
}
