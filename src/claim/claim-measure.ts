import type { LeftOut, Measure } from '../domain/measure.ts';
import type { Interval, Statistic } from '../stats/index.ts';

/** What stands beside a number. */
export interface Standing {
  readonly n: number;
  /** Absent where items are independent. */
  readonly clusters: number | undefined;
  readonly leftOut?: readonly LeftOut[];
  /** Classes of gold that the number cannot do without: name and how many items. */
  readonly needs?: readonly { readonly name: string; readonly count: number }[];
  readonly cautions?: readonly string[];
}

const WITHHELD_BELOW = 5;
const CAUTION_BELOW = 10;

/** A number of claims as a measure: withheld where it rests on fewer than 5 items, a caution from 5 to 9. */
export function claimMeasure(
  id: string,
  statistic: Statistic,
  interval: Interval,
  standing: Standing,
): Measure {
  const { n, clusters, leftOut = [], needs = [], cautions = [] } = standing;
  const all = needs.length === 0 ? [{ name: 'a verdict', count: n }] : needs;
  const few = all.flatMap(({ name, count }) => {
    if (count < WITHHELD_BELOW)
      return [`withheld: ${itemsOf(count)} with ${name}, at least ${WITHHELD_BELOW} are needed`];
    return count < CAUTION_BELOW ? [`only ${itemsOf(count)} with ${name}`] : [];
  });
  return {
    id,
    estimate: statistic.value,
    ...(statistic.value === undefined ? { reason: statistic.reason } : { interval }),
    n,
    ...(clusters === undefined ? {} : { clusters }),
    leftOut,
    cautions: [...few, ...cautions],
    shown: all.every(({ count }) => count >= WITHHELD_BELOW),
  };
}

function itemsOf(count: number): string {
  const rounded = Math.round(count * 10) / 10;
  return rounded === 1 ? '1 item' : `${rounded} items`;
}
