import { PRIOR_ITEMS } from '../../compare/intervals.ts';
import type { Interval } from '../../domain/measure.ts';
import { type ClusterCounts, type RandomStream, tableInterval } from '../../stats/index.ts';
import type { Field } from '../field.ts';
import { denseCounts } from './changes.ts';

/**
 * The interval of a difference where few verdicts changed: Jeffreys' of the tables that hold gold, the verdict before and
 * the one after, so that changes which nobody saw yet can be likely.
 *
 * @param worth how many independent items one unit of the tables is worth
 */
export function jeffreysWhereFew(
  statistic: (tables: Float64Array) => number | undefined,
  [first, second]: readonly [ClusterCounts, ClusterCounts],
  { size, references }: Field,
  worth: number,
  { random, level }: { readonly random: RandomStream; readonly level: number },
): Interval {
  const all = changes(first, second, size);
  // Only of gold labels that the figure looks at; of the others nothing is counted.
  const rows = Array.from({ length: references * size }, (_, row) => row).filter((row) =>
    all.subarray(row * size ** 2, (row + 1) * size ** 2).some((count) => count > 0),
  );
  const counts = Float64Array.from(
    rows.flatMap((row) => [...all.subarray(row * size ** 2, (row + 1) * size ** 2)]),
    (count) => count * worth,
  );
  const before = new Float64Array(references * size ** 2);
  const after = new Float64Array(before.length);
  const { interval } = tableInterval({
    counts,
    prior: (PRIOR_ITEMS * references) / counts.length,
    statistic(drawn) {
      before.fill(0);
      after.fill(0);
      drawn.forEach((count, at) => {
        const from = (rows[Math.floor(at / size ** 2)] as number) * size;
        const was = from + (Math.floor(at / size) % size);
        const is = from + (at % size);
        before[was] = (before[was] as number) + count;
        after[is] = (after[is] as number) + count;
      });
      const [one, other] = [statistic(before), statistic(after)];
      return one === undefined || other === undefined ? undefined : other - one;
    },
    random,
    level,
  });
  return 'none' in interval ? interval : { ...interval, method: 'few verdicts changed: Jeffreys' };
}

/** `((reference * size + gold) * size + before) * size + after`; verdicts of one item are kept as far as both have them. */
function changes(first: ClusterCounts, second: ClusterCounts, size: number): Float64Array {
  const { length, clusters: items } = first;
  const [was, is] = [denseCounts(first), denseCounts(second)];
  const counts = new Float64Array(length * size);
  for (let from = 0; from < items * length; from += size) {
    const row = (from % length) * size;
    const own = was.subarray(from, from + size);
    const now = is.subarray(from, from + size);
    const moved = own.reduce((sum, value, label) => sum + Math.max(0, value - (now[label] as number)), 0);
    for (let before = 0; before < size; before++) {
      for (let after = 0; after < size; after++) {
        const [left, came] = [excess(own, now, before), excess(now, own, after)];
        const count =
          before === after
            ? Math.min(own[before] as number, now[before] as number)
            : moved === 0
              ? 0
              : (left * came) / moved;
        const at = row + before * size + after;
        counts[at] = (counts[at] as number) + count;
      }
    }
  }
  return counts;
}

function excess(one: Float64Array, other: Float64Array, label: number): number {
  return Math.max(0, (one[label] as number) - (other[label] as number));
}
