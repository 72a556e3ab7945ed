import type { Interval, Measure } from '../../domain/measure.ts';
import {
  binOf,
  brierScore,
  confidenceBins,
  defined,
  expectedCalibrationError,
  riskCoverage,
  type Statistic,
  wilson,
} from '../../stats/index.ts';
import type { CandidateContext } from '../context.ts';
import type { CandidateConfidence, CurveBin } from './confidence.ts';
import { ratioInterval } from './sum-interval.ts';
import type { SureVerdicts } from './sure-verdicts.ts';

const BINS = 10;
const FEWEST_SHOWN = 5;
/** Points of the curve that are kept, evenly spaced: enough to draw it. */
const MOST_POINTS = 40;

/** How far confidence says how often a verdict is right, and sorts right from wrong. */
export function calibrationOf(
  context: CandidateContext,
  verdicts: SureVerdicts,
): Pick<CandidateConfidence, 'measures' | 'curve' | 'kept'> {
  const { confidence, right } = verdicts;
  const { score, reliability, resolution, uncertainty, withinBins } = brierScore(verdicts, BINS);
  const { points, area } = riskCoverage(verdicts);
  const distance = ratioInterval(
    context,
    verdicts,
    (row) => [((confidence[row] as number) - (right[row] as number)) ** 2, 1],
    'logit',
  );
  const surplus = ratioInterval(
    context,
    verdicts,
    (row) => [(confidence[row] as number) - (right[row] as number), 1],
    'identity',
  );
  const measure = (id: string, statistic: Statistic, interval: Interval): Measure => ({
    id,
    estimate: statistic.value,
    ...(statistic.value === undefined ? { reason: statistic.reason } : { interval }),
    n: verdicts.items,
    ...(distance.clusters === undefined ? {} : { clusters: distance.clusters }),
    leftOut: leftOutOf(context, verdicts),
    cautions:
      verdicts.items < FEWEST_SHOWN
        ? [`withheld: ${verdicts.items} items, at least ${FEWEST_SHOWN} are needed`]
        : [],
    shown: verdicts.items >= FEWEST_SHOWN,
  });
  return {
    measures: [
      measure('overconfidence', defined(meanSurplus(verdicts)), surplus.interval),
      measure('calibration_error', expectedCalibrationError(verdicts, BINS), BIASED),
      measure('brier', score, distance.interval),
      measure('brier_reliability', reliability, BIASED),
      measure('brier_resolution', resolution, BIASED),
      measure('brier_uncertainty', uncertainty, PART),
      measure('brier_within_bins', withinBins, PART),
      measure('risk_area', area, PART),
    ],
    curve: curveOf(context, verdicts),
    kept: thin(points),
  };
}

const BIASED: Interval = { none: 'biased upwards by chance within the bins: no interval is known to cover' };
const PART: Interval = { none: 'a part that explains a figure: none is given' };

function leftOutOf({ overall }: CandidateContext, { items, of }: SureVerdicts): Measure['leftOut'] {
  const count = overall.items.length - items;
  const reason = of === 'stated' ? 'no verdict with a confidence' : 'fewer than 3 verdicts';
  return count === 0 ? [] : [{ reason, count }];
}

function meanSurplus({ confidence, right, weight }: SureVerdicts): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < confidence.length; row++) {
    sum += (weight[row] as number) * ((confidence[row] as number) - (right[row] as number));
    total += weight[row] as number;
  }
  return sum / total;
}

function curveOf(context: CandidateContext, verdicts: SureVerdicts): readonly CurveBin[] {
  const isOneEach = context.overall.cluster === undefined && verdicts.weight.every((weight) => weight === 1);
  const counts = itemsPerBin(verdicts);
  return confidenceBins(verdicts, BINS).map(({ low, high, weight, meanConfidence, shareRight }) => {
    const bin = binOf(high, BINS);
    const n = counts[bin] as number;
    const interval = isOneEach
      ? wilson(Math.round(shareRight * weight), weight, context.level)
      : ratioInterval(
          context,
          verdicts,
          (row) =>
            binOf(verdicts.confidence[row] as number, BINS) === bin
              ? [verdicts.right[row] as number, 1]
              : [0, 0],
          'logit',
        ).interval;
    return { low, high, n, meanConfidence, shareRight, interval, shown: n >= FEWEST_SHOWN };
  });
}

/** An item's calls share one; whatever it weighs, it is one. */
function itemsPerBin({ confidence, share }: SureVerdicts): Float64Array {
  const counts = new Float64Array(BINS);
  confidence.forEach((own, row) => {
    const bin = binOf(own, BINS);
    counts[bin] = (counts[bin] as number) + (share[row] as number);
  });
  // Thirds that add up to a whole are a whole.
  return counts.map((count) => Math.round(count * 1e6) / 1e6);
}

function thin<T>(points: readonly T[]): readonly T[] {
  if (points.length <= MOST_POINTS) return points;
  return Array.from(
    { length: MOST_POINTS },
    (_, i) => points[Math.round((i * (points.length - 1)) / (MOST_POINTS - 1))] as T,
  );
}
