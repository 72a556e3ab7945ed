import { disagreementCosts } from '../stats/index.ts';

/**
 * What a statistic needs to know of a table, as a short vector of sums: adding up the vectors of items, patterns or
 * clusters gives the vector of all of them, so that resampling never goes back to the items.
 */
export interface Summary {
  /** Summaries of one name hold the same sums. */
  readonly name: string;
  readonly length: number;
  /** Adds an item's share `weight` of this stratum, gold and judge label to the vector that begins at `at`. */
  add(into: Float64Array, at: number, stratum: number, gold: number, judge: number, weight: number): void;
}

type IsLabel = (label: number) => boolean;

/** The whole confusion matrix, one after the other for each stratum. */
export function tableSummary(size: number, strata = 1): Summary {
  return {
    name: 'table',
    length: strata * size * size,
    add(into, at, stratum, gold, judge, weight) {
      const cell = at + (stratum * size + gold) * size + judge;
      into[cell] = (into[cell] as number) + weight;
    },
  };
}

/**
 * What kappa and its kin need of the table, as `marginsOfSums` reads it: [cost of the disagreements, diagonal, gold's
 * items per label, judge's]. Grows with the number of labels, where the table grows with its square.
 */
export function marginSummary(size: number, weights: 'none' | 'linear' | 'quadratic' = 'none'): Summary {
  const costs = disagreementCosts(weights, size);
  return {
    name: `margins:${weights}`,
    length: 3 * size + 1,
    add(into, at, _stratum, gold, judge, weight) {
      into[at] = (into[at] as number) + weight * (costs[gold * size + judge] as number);
      const onGold = at + 1 + size + gold;
      const onJudge = at + 1 + 2 * size + judge;
      into[onGold] = (into[onGold] as number) + weight;
      into[onJudge] = (into[onJudge] as number) + weight;
      if (gold === judge) into[at + 1 + gold] = (into[at + 1 + gold] as number) + weight;
    },
  };
}

/**
 * The confusion matrix after merging labels: `classOf` gives each label's class. Strata stand one after the other.
 */
export function mergedSummary(
  name: string,
  classes: number,
  classOf: (label: number) => number,
  strata = 1,
): Summary {
  return {
    name,
    length: strata * classes * classes,
    add(into, at, stratum, gold, judge, weight) {
      const cell = at + (stratum * classes + classOf(gold)) * classes + classOf(judge);
      into[cell] = (into[cell] as number) + weight;
    },
  };
}

/**
 * A share: [items that count, items that do not], among those it rests on.
 *
 * @param among whether an item with this gold and judge label is in the denominator
 * @param counts whether it is in the numerator too
 */
export function shareSummary(
  name: string,
  among: (gold: number, judge: number) => boolean,
  counts: (gold: number, judge: number) => boolean,
): Summary {
  return {
    name,
    length: 2,
    add(into, at, _stratum, gold, judge, weight) {
      if (!among(gold, judge)) return;
      const cell = counts(gold, judge) ? at : at + 1;
      into[cell] = (into[cell] as number) + weight;
    },
  };
}

/** Sums of two raters' numbers: [weight, x, y, x x, y y, x y, |y - x|], x the gold's number, y the judge's. */
export function momentSummary(values: readonly number[]): Summary {
  // Measured from the lowest value, so that squares stay small.
  const origin = values[0] ?? 0;
  const shifted = values.map((value) => value - origin);
  return {
    name: 'moments',
    length: 7,
    add(into, at, _stratum, gold, judge, weight) {
      const x = shifted[gold] as number;
      const y = shifted[judge] as number;
      const terms = [1, x, y, x * x, y * y, x * y, Math.abs(y - x)];
      terms.forEach((term, index) => {
        into[at + index] = (into[at + index] as number) + weight * term;
      });
    },
  };
}

/** Merges labels into the positive class 0 and the rest, 1; with an own label for missing verdicts, that is 2. */
export function positiveAgainstRest(isPositive: IsLabel, ownLabel?: number): (label: number) => number {
  return (label) => (label === ownLabel ? 2 : isPositive(label) ? 0 : 1);
}
