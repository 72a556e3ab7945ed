import type { UnitSums } from './evaluate.ts';
import type { Pairing } from './pair.ts';

/** Everything one item can add to a summary, with the number of items that add just that. */
export interface Patterns {
  readonly times: Float64Array;
  /** The pattern that adds nothing, -1 where there is none. */
  readonly empty: number;
  readonly entries: number;
  /** Entry e: the pattern `pattern[e]` adds `value[e]` to the sum `index[e]`. Entries of a pattern stand together. */
  readonly pattern: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/** Units that add the same to a summary become one: of a 7 x 7 table at a cut, four are left. */
export function patternsOf({ units }: Pairing, { width, sums }: UnitSums): Patterns {
  const known = new Map<string, number>();
  const times: number[] = [];
  const pattern: number[] = [];
  const index: number[] = [];
  const value: number[] = [];
  for (let unit = 0; unit < units.count; unit++) {
    const own: number[] = [];
    for (let i = 0; i < width; i++) if (sums[unit * width + i] !== 0) own.push(i);
    const key = own.map((i) => `${i}:${sums[unit * width + i]}`).join(',');
    let number = known.get(key);
    if (number === undefined) {
      number = times.length;
      known.set(key, number);
      times.push(0);
      for (const i of own) {
        pattern.push(number);
        index.push(i);
        value.push(sums[unit * width + i] as number);
      }
    }
    times[number] = (times[number] as number) + (units.times[unit] as number);
  }
  return {
    times: Float64Array.from(times),
    empty: known.get('') ?? -1,
    entries: pattern.length,
    pattern: Int32Array.from(pattern),
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  };
}
