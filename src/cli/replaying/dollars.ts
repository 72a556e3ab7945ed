import { fixed } from '../../text/number.ts';

/** Below this, cents say nothing. */
const ONE = 1;

/**
 * Money for people: cents, and four decimals below a dollar. Whoever has no price passes `undefined`.
 *
 * @example dollars(0.0123) // '$0.0123'
 * @example dollars(undefined) // 'unknown'
 */
export function dollars(amount: number | undefined): string {
  if (amount === undefined) return 'unknown';
  return amount === 0 ? '$0' : `$${fixed(amount, amount < ONE ? 4 : 2)}`;
}
