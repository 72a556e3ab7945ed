import { defined, NO_ITEMS, none, type Statistic } from '../statistic.ts';
import { binOf, confidenceBins } from './confidence-bins.ts';
import type { Forecasts } from './forecasts.ts';

/** score = reliability - resolution + uncertainty + withinBins. */
export interface BrierScore {
  readonly score: Statistic;
  /** How far bins are right less or more often than said, squared: 0 = calibrated. */
  readonly reliability: Statistic;
  /** How far the bins' shares right lie apart: the more, the better confidence tells right from wrong. */
  readonly resolution: Statistic;
  /** What any judge starts from: share right times share wrong. */
  readonly uncertainty: Statistic;
  /** What binning hides: spread of confidence within bins less twice its covariance with being right. */
  readonly withinBins: Statistic;
}

/**
 * Brier score of confidences: mean squared distance between the confidence in a verdict and whether it is right (1) or
 * not (0), with its decomposition.
 *
 * 0 = always sure and right, .25 = what always saying .5 gets, 1 = always sure and wrong. It does not exist without
 * verdicts. Murphy's three parts hold within the bins; what confidences within a bin differ by is `withinBins`, so that
 * the identity is exact.
 *
 * Brier 1950, Monthly Weather Review 78:1-3; Murphy 1973, Journal of Applied Meteorology 12:595-600; within bins:
 * Stephenson, Coelho & Jolliffe 2008, Weather and Forecasting 23:752-757.
 *
 * @throws RangeError as `confidenceBins`.
 * @example
 * brierScore({ confidence: Float64Array.of(0.95, 0.9, 0.85, 0.8, 0.7, 0.65, 0.6, 0.55, 0.9, 0.75), right: [1, 1, 1, 0, 1, 0, 1, 0, 1, 1] }).score.value // 0.17225
 */
export function brierScore(forecasts: Forecasts, bins = 10): BrierScore {
  const all = confidenceBins(forecasts, bins);
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) {
    const missing = none(NO_ITEMS);
    return {
      score: missing,
      reliability: missing,
      resolution: missing,
      uncertainty: missing,
      withinBins: missing,
    };
  }
  const mean = (of: (bin: (typeof all)[number]) => number) =>
    defined(all.reduce((sum, bin) => sum + bin.weight * of(bin), 0) / total);
  const right = all.reduce((sum, bin) => sum + bin.weight * bin.shareRight, 0) / total;
  const { squares, within } = passOver(forecasts, bins, all);
  return {
    score: defined(squares / total),
    reliability: mean(({ meanConfidence, shareRight }) => (meanConfidence - shareRight) ** 2),
    resolution: mean(({ shareRight }) => (shareRight - right) ** 2),
    uncertainty: defined(right * (1 - right) - spreadOfShares(forecasts, total)),
    withinBins: defined(within / total),
  };
}

/** A verdict that some annotators call right varies less than one that is plainly right or wrong. */
function spreadOfShares({ right, weight }: Forecasts, total: number): number {
  let sum = 0;
  for (let i = 0; i < right.length; i++) {
    const share = right[i] as number;
    sum += (weight?.[i] ?? 1) * share * (1 - share);
  }
  return sum / total;
}

function passOver(
  { confidence, right, weight }: Forecasts,
  bins: number,
  all: ReturnType<typeof confidenceBins>,
): { readonly squares: number; readonly within: number } {
  const meanConfidence = new Float64Array(bins);
  const shareRight = new Float64Array(bins);
  for (const bin of all) {
    const at = binOf(bin.high, bins);
    meanConfidence[at] = bin.meanConfidence;
    shareRight[at] = bin.shareRight;
  }
  let squares = 0;
  let within = 0;
  for (let i = 0; i < confidence.length; i++) {
    const own = weight?.[i] ?? 1;
    const said = confidence[i] as number;
    const was = right[i] as number;
    const bin = binOf(said, bins);
    const beside = said - (meanConfidence[bin] as number);
    squares += own * (said - was) ** 2;
    within += own * (beside * beside - 2 * beside * (was - (shareRight[bin] as number)));
  }
  return { squares, within };
}
