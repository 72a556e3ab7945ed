import type { Measure } from '../../src/domain/measure.ts';

/** What became of one measure over the draws of a cell. */
export interface Tally {
  draws: number;
  /** Not shown, or shown without an interval. */
  withheld: number;
  readonly clear: Coverage;
  readonly cautioned: Coverage;
}

export interface Coverage {
  shown: number;
  covered: number;
  /** The truth lies below the interval, above it. */
  below: number;
  above: number;
  width: number;
}

export function emptyTally(): Tally {
  const empty = (): Coverage => ({ shown: 0, covered: 0, below: 0, above: 0, width: 0 });
  return { draws: 0, withheld: 0, clear: empty(), cautioned: empty() };
}

/** Counts one draw, as a report would treat it. */
export function count(tally: Tally, measure: Measure, truth: number): void {
  tally.draws++;
  const { interval } = measure;
  if (!measure.shown || interval === undefined || 'none' in interval) {
    tally.withheld++;
    return;
  }
  const into = measure.cautions.length === 0 ? tally.clear : tally.cautioned;
  into.shown++;
  into.width += interval.high - interval.low;
  // A hair's breadth: a share of 0 has an interval that begins at 0, up to rounding.
  if (truth < interval.low - 1e-12) into.below++;
  else if (truth > interval.high + 1e-12) into.above++;
  else into.covered++;
}

/** The range that a report promises: narrower where it shows the interval without a caution. */
export const PROMISED = { clear: [0.93, 0.97], cautioned: [0.92, 0.99] } as const;
/** Of fewer intervals than this share of the draws no coverage is judged. */
const JUDGED_FROM = 0.05;

/** Whether the coverage is outside what is promised by more than `errors` of its own simulation errors. */
export function breaks(
  { shown, covered }: Coverage,
  draws: number,
  [low, high]: readonly [number, number],
  errors: number,
): boolean {
  if (shown === 0 || shown < JUDGED_FROM * draws) return false;
  const share = covered / shown;
  const margin = (bound: number) => errors * Math.sqrt((bound * (1 - bound)) / shown);
  return share < low - margin(low) || share > high + margin(high);
}
