import { type Interval, tailOf } from '../intervals/interval.ts';
import { tQuantile } from '../random/distributions.ts';
import { multinomialSampler } from '../random/multinomial.ts';
import type { RandomStream } from '../random/random.ts';
import { none, type Statistic } from '../statistic.ts';
import { correctedOfSums } from './corrected-of-sums.ts';
import { type CorrectedShare, clippedShare } from './corrected-share.ts';
import { JUDGE_COUNTS } from './judge-counts.ts';

export interface ChoiceInput {
  /** How many clusters (rows); with `times`, how many different ones. */
  readonly clusters: number;
  readonly candidates: number;
  /** Per cluster, candidate after candidate: TP, FN, FP, TN, judged positive, judged negative. */
  readonly counts: Float64Array;
  readonly times?: Float64Array;
  /** What the choice goes by, from the sums at a position; the highest is chosen, the first of equals. */
  readonly score: (sums: Float64Array, at: number) => number | undefined;
  readonly random: RandomStream;
  /** 2,000 unless given. */
  readonly replicates?: number;
  readonly level?: number;
}

export interface CorrectedAfterChoice extends Pick<CorrectedShare, 'estimate' | 'clippedFrom' | 'interval'> {
  readonly standardError: Statistic;
  /** Number of the candidate that the data themselves choose; -1 where none has a score. */
  readonly chosen: number;
  /** Candidate -> share of the resamples that chose it. */
  readonly choices: readonly number[];
  readonly replicates: number;
  /** Resamples in which nothing could be chosen or corrected: left out, to be shown. */
  readonly undefinedReplicates: number;
}

/**
 * The corrected share under the judge that the data chose, with the choice inside the resampling: every resample of
 * whole clusters chooses anew and corrects with the judge it chose, so that the interval carries what the choice
 * itself leaves open. A t interval on the resampled standard error.
 *
 * Clipped to 0 to 1. Does not exist where nothing can be chosen or corrected; there is no interval with fewer than 8
 * clusters, or where half the resamples or more have no value.
 *
 * Efron 2014, Journal of the American Statistical Association 109:991-1007, on estimation after selection.
 *
 * @throws RangeError when the counts do not fill whole rows, or the level is not between 0 and 1.
 * @example
 * correctedAfterChoice({ clusters: 1, candidates: 1, counts: Float64Array.of(8, 2, 1, 9, 30, 70), score: () => 1, random: stream(1) }).chosen // 0
 */
export function correctedAfterChoice(input: ChoiceInput): CorrectedAfterChoice {
  const { clusters: vectors, candidates, counts, score, random, replicates = 2000, level = 0.95 } = input;
  const tail = tailOf(level);
  const length = candidates * JUDGE_COUNTS;
  if (counts.length !== vectors * length) {
    throw new RangeError(
      `${counts.length} counts do not fill ${vectors} clusters of ${candidates} candidates`,
    );
  }
  const times = input.times ?? new Float64Array(vectors).fill(1);
  const clusters = times.reduce((sum, alike) => sum + alike, 0);
  const sums = new Float64Array(length);
  const choose = (weights: Float64Array): number => {
    addUp(counts, weights, sums);
    return bestOf(sums, candidates, score);
  };
  const chosen = choose(times);
  const value = chosen < 0 ? undefined : correctedOfSums(sums, chosen * JUDGE_COUNTS, 0, {});
  const choices = new Float64Array(candidates);
  const draw = multinomialSampler(times);
  const weights = new Float64Array(vectors);
  const moments = { n: 0, mean: 0, squares: 0 };
  for (let replicate = 0; value !== undefined && replicate < replicates; replicate++) {
    const best = choose(draw(random, weights));
    if (best < 0) continue;
    const corrected = correctedOfSums(sums, best * JUDGE_COUNTS, 0, {});
    if (corrected === undefined) continue;
    choices[best] = (choices[best] as number) + 1;
    add(moments, corrected);
  }
  const undefinedReplicates = replicates - moments.n;
  const common = {
    chosen,
    choices: Array.from(choices, (times) => (moments.n === 0 ? 0 : times / moments.n)),
    replicates,
    undefinedReplicates,
  };
  const plain: Statistic =
    value === undefined
      ? none(chosen < 0 ? 'no judge can be chosen' : 'the chosen judge cannot be corrected')
      : { value };
  const reason =
    plain.value === undefined
      ? plain.reason
      : clusters < 8
        ? `too few clusters: ${clusters}, at least 8 are needed`
        : moments.n * 2 <= replicates
          ? 'nothing can be chosen or corrected in half the resamples or more'
          : undefined;
  if (reason !== undefined) {
    return { ...clippedShare(plain), standardError: none(reason), interval: { none: reason }, ...common };
  }
  const centre = value as number;
  // Drawing clusters with replacement shrinks the variance by (clusters - 1) / clusters.
  const error = Math.sqrt((moments.squares / (moments.n - 1)) * (clusters / (clusters - 1)));
  const half = tQuantile(1 - tail, clusters - 1) * error;
  const interval: Interval = {
    low: Math.max(0, Math.min(1, centre - half)),
    high: Math.max(0, Math.min(1, centre + half)),
    level,
    method: 't on the cluster bootstrap, judge chosen in every resample',
  };
  return { ...clippedShare(plain), standardError: { value: error }, interval, ...common };
}

function addUp(counts: Float64Array, weights: Float64Array, into: Float64Array): void {
  into.fill(0);
  for (let vector = 0, at = 0; vector < weights.length; vector++, at += into.length) {
    const weight = weights[vector] as number;
    if (weight === 0) continue;
    for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + weight * (counts[at + i] as number);
  }
}

function bestOf(
  sums: Float64Array,
  candidates: number,
  score: (sums: Float64Array, at: number) => number | undefined,
): number {
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let candidate = 0; candidate < candidates; candidate++) {
    const own = score(sums, candidate * JUDGE_COUNTS);
    if (own === undefined || own <= highest) continue;
    best = candidate;
    highest = own;
  }
  return best;
}

/** Welford's running mean and sum of squared distances from it. */
function add(moments: { n: number; mean: number; squares: number }, value: number): void {
  moments.n++;
  const distance = value - moments.mean;
  moments.mean += distance / moments.n;
  moments.squares += distance * (value - moments.mean);
}
