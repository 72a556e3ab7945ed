import { fTail, tCdf } from '../random/distributions.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import { type RateScores, type RateScoresInput, rateScores } from './rate-scores.ts';

export interface ClusteredRates {
  /** Chi-square over what it would be on average under clustering: about 1 where rates are equal. */
  readonly fRatio: Statistic;
  /** Degrees of freedom between and within, not necessarily whole; 0 where there is no test. */
  readonly df: readonly [between: number, within: number];
  readonly pValue: Statistic;
  /** Per rate and group: p-value of the group against all others, not corrected for how many there are. */
  readonly contrasts: readonly (readonly Statistic[])[];
  /** Clusters with any item. */
  readonly clusters: number;
}

/**
 * Rao-Scott test that rates are the same in all groups where items are clustered: Pearson's chi-square of one rate or
 * of several at once (FPR and FNR), corrected for what clusters do to its mean and spread, against F.
 *
 * A small p-value says that some rate differs between groups. A group against all others borrows the spread between
 * clusters from all groups of the rate: dividing each group by its own calls equal rates different in 10 to 20 % at
 * the 5 % level, because a group without events seems to have none (bench/bias-simulation.ts). Groups without items are
 * passed over. Does not exist where no rate has two groups with items and events that happen neither always nor never,
 * and with one cluster.
 *
 * Rao & Scott 1984, Annals of Statistics 12:46-60 (second order); F: Thomas & Rao 1987, Journal of the American
 * Statistical Association 82:630-636.
 *
 * @throws RangeError when the counts do not fill whole rows.
 * @example
 * clusteredRates({ rates: 1, groups: 2, counts: Float64Array.of(1, 2, 0, 0, 0, 0, 1, 2) }).pValue.value // 1
 */
export function clusteredRates(input: RateScoresInput): ClusteredRates {
  const { rates, groups } = input;
  const width = rates * groups;
  const scores = rateScores(input);
  const clusters = clustersWithItems(input, 2 * width);
  const why = scores.variances.every((variance) => variance === 0)
    ? 'there are no two groups to compare, or the events happen always or never'
    : clusters < 2
      ? 'fewer than two clusters'
      : undefined;
  if (why !== undefined) {
    const missing = none(why);
    const contrasts = Array.from({ length: rates }, () => new Array<Statistic>(groups).fill(missing));
    return { fRatio: missing, df: [0, 0], pValue: missing, contrasts, clusters };
  }
  const { mean, spread, ofRate } = designEffects(input, scores, clusters);
  const chiSquare = scores.excess.reduce((sum, excess, at) => {
    const variance = scores.variances[at] as number;
    return variance === 0 ? sum : sum + excess ** 2 / variance;
  }, 0);
  const between = mean === 0 ? 1 : mean ** 2 / spread;
  const within = between * (clusters - 1);
  // Without any spread there is no excess either.
  const fRatio = mean === 0 ? 0 : chiSquare / mean;
  const contrasts = ofRate.map((effect, rate) =>
    Array.from({ length: groups }, (_, group) => contrast(scores, rate * groups + group, effect, clusters)),
  );
  return {
    fRatio: defined(fRatio),
    df: [between, within],
    pValue: defined(Math.min(1, fTail(fRatio, between, within))),
    contrasts,
    clusters,
  };
}

function clustersWithItems({ counts, times }: RateScoresInput, length: number): number {
  let clusters = 0;
  for (let row = 0; row * length < counts.length; row++) {
    if (counts.subarray(row * length, (row + 1) * length).every((count) => count === 0)) continue;
    clusters += times === undefined ? 1 : (times[row] as number);
  }
  return clusters;
}

/**
 * Mean and half the variance of chi-square under clustering, and per rate how much wider than for independent items the
 * differences between groups are. Never less wide: groups with few events would make themselves significant.
 */
function designEffects({ rates, groups, times }: RateScoresInput, scores: RateScores, clusters: number) {
  const width = rates * groups;
  const covariance = covarianceOf(scores, width, times, clusters / (clusters - 1));
  const relative = (a: number, b: number) => {
    const product = (scores.variances[a] as number) * (scores.variances[b] as number);
    return product === 0 ? 0 : (covariance[a * width + b] as number) / Math.sqrt(product);
  };
  const perRate = Array.from({ length: rates }, (_, rate) => {
    const own = Array.from({ length: groups }, (__, group) => rate * groups + group);
    const free = own.filter((at) => (scores.variances[at] as number) > 0).length - 1;
    const sum = own.reduce((all, at) => all + relative(at, at), 0);
    return { free, sum, raised: sum === 0 ? 0 : Math.max(1, free / sum) };
  });
  let spread = 0;
  for (let a = 0; a < width; a++) {
    const { raised: one } = perRate[Math.floor(a / groups)] as { raised: number };
    for (let b = 0; b < width; b++) {
      const { raised: other } = perRate[Math.floor(b / groups)] as { raised: number };
      spread += one * other * relative(a, b) ** 2;
    }
  }
  return {
    mean: perRate.reduce((all, { sum, raised }) => all + sum * raised, 0),
    spread,
    ofRate: perRate.map(({ free, sum }) => Math.max(1, sum / Math.max(1, free))),
  };
}

function covarianceOf({ scores }: RateScores, width: number, times: Float64Array | undefined, few: number) {
  const covariance = new Float64Array(width * width);
  for (let row = 0; row * width < scores.length; row++) {
    const alike = few * (times === undefined ? 1 : (times[row] as number));
    for (let a = 0; a < width; a++) {
      const one = alike * (scores[row * width + a] as number);
      if (one === 0) continue;
      for (let b = 0; b < width; b++) {
        const at = a * width + b;
        covariance[at] = (covariance[at] as number) + one * (scores[row * width + b] as number);
      }
    }
  }
  return covariance;
}

/** A group's excess over its standard deviation, against t. */
function contrast(
  { excess, variances, shares }: RateScores,
  at: number,
  effect: number,
  clusters: number,
): Statistic {
  const variance = (variances[at] as number) * (1 - (shares[at] as number)) * effect;
  if (variance === 0) return none('nothing to compare with');
  return defined(2 * tCdf(-Math.abs(excess[at] as number) / Math.sqrt(variance), clusters - 1));
}
