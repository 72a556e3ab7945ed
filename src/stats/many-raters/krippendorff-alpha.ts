import { defined, none, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { type Ratings, unitCounts } from './ratings.ts';

/**
 * How far apart two labels are. `ordinal` counts the ratings between them; `interval` and `ratio` need the number
 * each label stands for, in the order of the codes.
 */
export type Metric =
  | 'nominal'
  | 'ordinal'
  | { readonly interval: readonly number[] }
  | { readonly ratio: readonly number[] };

/**
 * Krippendorff's alpha of many raters, gaps allowed: 1 - (observed disagreement) / (disagreement expected when
 * the ratings are shuffled over units).
 *
 * 1 = always agree, 0 = as chance, negative = less than chance. No unit. Units with fewer than two ratings drop
 * out. Krippendorff asks for .8, and .667 for tentative conclusions. Does not exist without a unit that two raters
 * rated, or when only one label was used.
 *
 * Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; Hayes & Krippendorff 2007, Communication Methods
 * and Measures 1:77-89. (R's irr 0.84.1 is wrong for three or more raters without gaps.)
 *
 * @throws RangeError when the numbers of an interval or ratio metric are not distinct, one per label, and for
 *   ratio >= 0.
 * @example
 * krippendorffAlpha(ratings(Int32Array.of(0, 0, 0, 1, 1, 1, 0, 0), 2, 2), 'nominal').value // 0.5333333333
 */
export function krippendorffAlpha(table: Ratings, metric: Metric): Statistic {
  return alphaOf(coincidences(table), table.labels, metric);
}

/**
 * Krippendorff's alpha of two raters from their confusion matrix. For nominal labels it is
 * pi + (1 - pi) / (2n), with Scott's pi.
 *
 * Values, errors, existence and source as `krippendorffAlpha`.
 *
 * @throws RangeError as `krippendorffAlpha`.
 * @example
 * krippendorffAlphaOfTwo(confusionMatrix([[40, 9], [6, 45]]), 'nominal').value // 0.7007518797
 */
export function krippendorffAlphaOfTwo({ size, counts }: ConfusionMatrix, metric: Metric): Statistic {
  const both = counts.map(
    (count, cell) => count + (counts[(cell % size) * size + Math.floor(cell / size)] ?? 0),
  );
  return alphaOf(both, size, metric);
}

/**
 * The coincidence matrix, labels x labels, row-major: each unit adds its ordered pairs of ratings, divided by its
 * ratings less one. Coincidences of disjoint sets of units add up, so they can be resampled or jackknifed.
 *
 * Not negative; all of them sum to the ratings in units that two or more raters rated. Krippendorff 2011, Computing
 * Krippendorff's Alpha-Reliability.
 *
 * @example
 * coincidences(ratings(Int32Array.of(0, 0, 0, 1, 1, -1), 2, 2)) // [2, 1, 1, 0]
 */
export function coincidences(table: Ratings): Float64Array {
  const { labels } = table;
  const sums = new Float64Array(labels * labels);
  for (const { total, counts } of unitCounts(table)) {
    if (total < 2) continue;
    for (let cell = 0; cell < sums.length; cell++) {
      const row = Math.floor(cell / labels);
      const column = cell % labels;
      const pairs = (counts[row] ?? 0) * ((counts[column] ?? 0) - (row === column ? 1 : 0));
      sums[cell] = (sums[cell] ?? 0) + pairs / (total - 1);
    }
  }
  return sums;
}

/**
 * Alpha as a function of a coincidence matrix, for resampling; undefined where alpha does not exist.
 *
 * Values and source as `krippendorffAlpha`.
 *
 * @throws RangeError as `krippendorffAlpha`.
 * @example
 * alphaOfCoincidences(2, 'nominal')(Float64Array.of(4, 1, 1, 2)) // 0.5333333333
 */
export function alphaOfCoincidences(
  labels: number,
  metric: Metric,
): (coincidences: Float64Array) => number | undefined {
  const apart = squaredDistances(labels, metric);
  const totals = new Float64Array(labels);
  return (sums) => {
    let n = 0;
    for (let c = 0; c < labels; c++) {
      let total = 0;
      for (let k = 0; k < labels; k++) total += sums[c * labels + k] as number;
      totals[c] = total;
      n += total;
    }
    if (metric === 'ordinal') fillOrdinal(apart, totals);
    let observed = 0;
    let expected = 0;
    for (let c = 0; c < labels; c++) {
      for (let k = c + 1; k < labels; k++) {
        const distance = apart[c * labels + k] as number;
        observed += (sums[c * labels + k] as number) * distance;
        expected += (totals[c] as number) * (totals[k] as number) * distance;
      }
    }
    return expected === 0 ? undefined : (expected - (n - 1) * observed) / expected;
  };
}

function alphaOf(sums: Float64Array, labels: number, metric: Metric): Statistic {
  const value = alphaOfCoincidences(labels, metric)(sums);
  if (value !== undefined) return defined(value);
  const rated = sums.some((count) => count > 0);
  return none(rated ? 'every rater used one and the same label' : 'no unit was rated by two raters');
}

/** Of every pair of labels, row-major; those of the ordinal metric depend on the ratings and are filled in later. */
function squaredDistances(labels: number, metric: Metric): Float64Array {
  const apart = new Float64Array(labels * labels);
  if (metric === 'nominal') return apart.fill(1);
  if (metric === 'ordinal') return apart;
  const isRatio = 'ratio' in metric;
  const values = checkedValues(isRatio ? metric.ratio : metric.interval, labels);
  if (isRatio && values.some((value) => value < 0)) {
    throw new RangeError('a ratio scale has no negative values');
  }
  return apart.map((_, cell) => {
    const first = values[Math.floor(cell / labels)] as number;
    const second = values[cell % labels] as number;
    if (first === second) return 0;
    return isRatio ? ((first - second) / (first + second)) ** 2 : (first - second) ** 2;
  });
}

/** Ratings from one label to another, counting half of those at either end: the distance of their mean ranks. */
function fillOrdinal(apart: Float64Array, totals: Float64Array): void {
  const labels = totals.length;
  for (let c = 0; c < labels; c++) {
    let between = 0;
    for (let k = c + 1; k < labels; k++) {
      between += ((totals[k - 1] as number) + (totals[k] as number)) / 2;
      apart[c * labels + k] = between ** 2;
    }
  }
}

function checkedValues(values: readonly number[], labels: number): readonly number[] {
  if (values.length !== labels || !values.every(Number.isFinite) || new Set(values).size !== labels) {
    throw new RangeError(
      `give one finite number per label, all different: ${labels} labels, got [${values}]`,
    );
  }
  return values;
}
