import { hashValue } from '../domain/hash.ts';

const DIGITS = 13;

/**
 * A number strictly between 0 and 1 that depends on nothing but the names: the middle of one of 2^52 equal steps,
 * chosen by the first 52 bits of SHA-256. The same names give the same number on every machine and in whatever
 * order trials are asked; different names give unrelated ones.
 *
 * @example hashUniform('seed', 'random', 'item 1') // always the same number
 */
export function hashUniform(...names: readonly (string | number)[]): number {
  const step = Number.parseInt(hashValue(names).slice(0, DIGITS), 16);
  return (step + 0.5) / 2 ** (4 * DIGITS);
}
