import {
  type Interval,
  JUDGE_COUNTS,
  type JudgeCounts,
  ppiMean,
  ppiShareByCluster,
  ppiSumsOfCounts,
  type Statistic,
} from '../stats/index.ts';
import type { ArmSums } from './arm-sums.ts';
import type { RateSettings } from './rate-settings.ts';

/** Why PPI++ is not given: its sums take every item with gold as one of those judged, weighing one. */
export const UNEQUAL = 'gold was drawn with unequal probabilities, which PPI++ as used here cannot weigh';

/** One judge's rate by prediction-powered inference, by clusters where items are not simple. */
export function ppiOf(
  sums: ArmSums,
  counts: JudgeCounts,
  { isSimple, isWeighted, level }: RateSettings,
): { readonly estimate: Statistic; readonly interval: Interval } {
  if (isWeighted) return { estimate: { value: undefined, reason: UNEQUAL }, interval: { none: UNEQUAL } };
  if (!isSimple) return ppiShareByCluster({ ...sums, ...ownArm(sums) });
  const found = ppiMean(ppiSumsOfCounts(counts), 'tuned', level);
  const { interval } = found;
  if ('none' in interval) return found;
  // A share's ends lie within 0 to 1.
  return {
    ...found,
    interval: { ...interval, low: Math.max(0, interval.low), high: Math.min(1, interval.high) },
  };
}

/** The first arm's six sums alone. */
function ownArm({ clusters, counts, totals }: ArmSums): { readonly counts: Float64Array } {
  const width = totals.length;
  if (width === JUDGE_COUNTS) return { counts };
  const own = new Float64Array(clusters * JUDGE_COUNTS);
  for (let row = 0; row < clusters; row++) {
    own.set(counts.subarray(row * width, row * width + JUDGE_COUNTS), row * JUDGE_COUNTS);
  }
  return { counts: own };
}
