import { count, fixed } from '../text/number.ts';

/**
 * A number of items: whole where it is whole, else with one decimal, for figures averaged over annotators or
 * repeats are no whole counts.
 *
 * @example amount(1490) // '1,490'
 * @example amount(12.5) // '12.5'
 */
export function amount(value: number): string {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-9 ? count(whole) : fixed(value, 1);
}

/** A number of items with its noun. */
export function amountOf(value: number, one: string, many = `${one}s`): string {
  return `${amount(value)} ${Math.abs(value - 1) < 1e-9 ? one : many}`;
}
