import { count } from '../../text/number.ts';

/** What was spent; `known` is false where some reply's price is unknown, so that `cost` is a lower bound. */
export interface Spent {
  readonly tokens: number;
  /** US dollars. */
  readonly cost: number;
  readonly known: boolean;
}

/**
 * Money in dollars and cents; an unknown price says so and is never `$0`. Empty where nothing was spent.
 *
 * @example money({ tokens: 900, cost: 1.2, known: false }) // '$1.20 or more'
 * @example money({ tokens: 900, cost: 0, known: false }) // 'price unknown'
 */
export function money({ tokens, cost, known }: Spent): string {
  if (cost === 0) return known ? (tokens === 0 ? '' : 'free') : 'price unknown';
  const text = cost < 0.01 ? '<$0.01' : `$${dollars(cost)}`;
  return known ? text : `${text} or more`;
}

function dollars(cost: number): string {
  const cents = Math.round(cost * 100);
  return `${count(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;
}
