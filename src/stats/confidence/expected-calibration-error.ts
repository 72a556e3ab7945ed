import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';
import { confidenceBins } from './confidence-bins.ts';
import type { Forecasts } from './forecasts.ts';

/**
 * Expected calibration error (ECE): how far the share that is right lies from the mean confidence, bin by bin, averaged
 * over verdicts. Bins of equal width, closed on the right, the first on both sides.
 *
 * 0 = in every bin as often right as said, 1 = always sure and always wrong. It does not exist without verdicts. It
 * depends on the bins, and is above 0 by chance alone even for a calibrated judge, the more the fewer verdicts: it has
 * no interval here, and says nothing about how well confidence tells right from wrong.
 *
 * Naeini, Cooper & Hauskrecht 2015, AAAI; Guo et al. 2017, arXiv 1706.04599.
 *
 * @throws RangeError as `confidenceBins`.
 * @example
 * expectedCalibrationError({ confidence: Float64Array.of(0.95, 0.9, 0.85, 0.8, 0.7, 0.65, 0.6, 0.55, 0.9, 0.75), right: [1, 1, 1, 0, 1, 0, 1, 0, 1, 1] }).value // 0.145
 */
export function expectedCalibrationError(forecasts: Forecasts, bins = 10): Statistic {
  let distance = 0;
  let total = 0;
  for (const { weight, meanConfidence, shareRight } of confidenceBins(forecasts, bins)) {
    distance += weight * Math.abs(shareRight - meanConfidence);
    total += weight;
  }
  return ratio(distance, total, NO_ITEMS);
}
