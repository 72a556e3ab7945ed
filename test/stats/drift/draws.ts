import { stream } from '../../../src/stats/index.ts';

/** Counts of `calls` verdicts on each of `items`, each positive with its own probability. */
export function drawn(
  seed: string,
  items: number,
  calls: number,
  positive: (item: number) => number,
): Float64Array {
  const random = stream(seed, 'draw');
  const counts = new Float64Array(2 * items);
  for (let item = 0; item < items; item++) {
    for (let call = 0; call < calls; call++) {
      const label = random.nextUniform() < positive(item) ? 0 : 1;
      counts[2 * item + label] = (counts[2 * item + label] as number) + 1;
    }
  }
  return counts;
}

export const items = 60;
export const before = (item: number) => (item % 4 === 0 ? 0.5 : item % 2 === 0 ? 0.95 : 0.05);
export const after = (item: number) => (item % 5 === 0 ? 1 - before(item) : before(item));
