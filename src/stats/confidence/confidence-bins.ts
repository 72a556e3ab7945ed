import { checkForecasts, type Forecasts } from './forecasts.ts';

/** Verdicts of like confidence. */
export interface ConfidenceBin {
  /** Confidences above `low` (from it on, in the first bin) up to and with `high`. */
  readonly low: number;
  readonly high: number;
  /** Verdicts in it, or their weight. */
  readonly weight: number;
  readonly meanConfidence: number;
  readonly shareRight: number;
}

/**
 * The bin of a confidence, from 0 on: equal widths, closed on the right, the first on both sides.
 *
 * Guo et al. 2017, arXiv 1706.04599.
 *
 * @example
 * binOf(0.7, 10) // 6
 * binOf(0, 10) // 0
 */
export function binOf(confidence: number, bins: number): number {
  // The product may land a hair beside a whole number: .7 x 10 must be the end of the seventh bin.
  const place = confidence * bins;
  const nearest = Math.round(place);
  const up = Math.abs(place - nearest) <= 1e-9 ? nearest : Math.ceil(place);
  return Math.min(bins, Math.max(1, up)) - 1;
}

/**
 * Reliability curve: verdicts binned by confidence, with mean confidence and the share that is right. Empty bins are left
 * out. Where the two are equal in every bin, the judge is calibrated; more confidence than right is overconfidence.
 *
 * DeGroot & Fienberg 1983, The Statistician 32:12-22; Guo et al. 2017, arXiv 1706.04599 (bins closed on the right).
 *
 * @throws RangeError when a column does not fit or `bins` is not a whole number >= 1.
 * @example
 * confidenceBins({ confidence: Float64Array.of(0.9, 0.85, 0.3), right: [1, 0, 0] }).map((bin) => bin.shareRight) // [0, 0.5]
 */
export function confidenceBins(forecasts: Forecasts, bins = 10): readonly ConfidenceBin[] {
  if (!(Number.isInteger(bins) && bins >= 1))
    throw new RangeError(`bins is a whole number >= 1, got ${bins}`);
  checkForecasts(forecasts);
  const { confidence, right, weight } = forecasts;
  const weights = new Float64Array(bins);
  const said = new Float64Array(bins);
  const was = new Float64Array(bins);
  for (let i = 0; i < confidence.length; i++) {
    const own = weight === undefined ? 1 : (weight[i] as number);
    const bin = binOf(confidence[i] as number, bins);
    weights[bin] = (weights[bin] as number) + own;
    said[bin] = (said[bin] as number) + own * (confidence[i] as number);
    was[bin] = (was[bin] as number) + own * (right[i] as number);
  }
  return Array.from(weights, (own, bin) => ({
    low: bin / bins,
    high: (bin + 1) / bins,
    weight: own,
    meanConfidence: (said[bin] as number) / own,
    shareRight: (was[bin] as number) / own,
  })).filter((bin) => bin.weight > 0);
}
