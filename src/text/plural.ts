import { count } from './number.ts';

/**
 * A count with its noun in the right number.
 *
 * @example plural(1490, 'item') // '1,490 items'
 * @example plural(1, 'reply', 'replies') // '1 reply'
 */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
