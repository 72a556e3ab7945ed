import type { Coded } from '../domain/columns.ts';
import type { Arms } from './arm-sums.ts';

/** The items of some values, one arm each; `hasAll` adds what all values have together. */
export function armsOf({ codes }: Coded, arms: readonly number[], hasAll: boolean): Arms {
  return {
    count: arms.length,
    of: (item: number) => arms.indexOf(codes[item] as number),
    ...(hasAll ? { all: (item: number) => (codes[item] as number) >= 0 } : {}),
  };
}
