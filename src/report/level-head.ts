import { fixed } from '../text/number.ts';

/**
 * The heading of a column of intervals.
 *
 * @example levelHead(0.95) // '95 % interval'
 */
export function levelHead(level: number): string {
  const text = fixed(level * 100, 1);
  return `${text.endsWith('.0') ? text.slice(0, -2) : text} % interval`;
}
