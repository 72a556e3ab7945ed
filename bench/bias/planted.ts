import {
  addSlopeMoments,
  clusterJackknife,
  type Interval,
  lengthSlope,
  meanDifference,
  type RandomStream,
  SLOPE_MOMENTS,
} from '../../src/stats/index.ts';
import { clusterRate, happens } from './draw.ts';

/** What was planted: FPR 15 points higher in one category of four, a slope on length, a family spared. */
export const PLANTED = { fpr: 0.15, slope: 0.03, family: -0.1, netBias: 0.0125 } as const;

const CLUSTERS = 1250;
const SIZE = 4;

/**
 * 5,000 transcripts in 1,250 prompts, errors correlated within prompts: how often each 95 % interval holds what was
 * planted.
 */
export function planted(random: RandomStream, draws: number): Readonly<Record<keyof typeof PLANTED, number>> {
  const held = { fpr: 0, slope: 0, family: 0, netBias: 0 };
  for (let draw = 0; draw < draws; draw++) {
    const rates = new Float64Array(4 * CLUSTERS);
    const slopes = new Float64Array(SLOPE_MOMENTS * CLUSTERS);
    const families = new Float64Array(4 * CLUSTERS);
    const bias = new Float64Array(2 * CLUSTERS);
    for (let cluster = 0; cluster < CLUSTERS; cluster++) {
      // Moves all of a prompt's rates up or down together, by nothing on average, and never beyond 0 or 1.
      const shift = (clusterRate(random, 0.1, 0.2) - 0.1) / 3;
      for (let item = 0; item < SIZE; item++) {
        const isPositive = happens(random, 0.4);
        const inCategory = cluster % 4 === 0;
        categoryItem(random, rates, cluster, inCategory, isPositive, shift);
        const length = random.nextUniform() * 4 - 2 + (isPositive ? 1 : 0);
        const says = happens(random, (isPositive ? 0.6 : 0.15) + PLANTED.slope * length + shift);
        addSlopeMoments(slopes, cluster * SLOPE_MOMENTS, isPositive ? 1 : 0, length, says ? 1 : 0, 1);
        familyItem(random, families, cluster, item % 2 === 0, shift);
        // TPR .85 at 40 %: 6 points lost; FPR .10 + .0208 at 60 %: 7.25 won.
        const said = happens(random, isPositive ? 0.85 : 0.1 + 0.0125 / 0.6 + shift);
        bias[2 * cluster] = (bias[2 * cluster] as number) + (said ? 1 : 0) - (isPositive ? 1 : 0);
        bias[2 * cluster + 1] = (bias[2 * cluster + 1] as number) + 1;
      }
    }
    const difference = ([e = 0, n = 0, others = 0, m = 0]: Float64Array) =>
      n === 0 || m === 0 ? undefined : e / n - others / m;
    held.fpr += holds(rates, difference, PLANTED.fpr);
    held.slope += holds(slopes, (sums) => lengthSlope(sums).value, PLANTED.slope);
    held.family += holds(families, (sums) => meanDifference(sums).value, PLANTED.family);
    // 40 % x -.15 + 60 % x (.10 + .0208) = .0125
    held.netBias += holds(bias, ([sum = 0, n = 0]) => sum / n, 0.4 * -0.15 + 0.6 * (0.1 + 0.0125 / 0.6));
  }
  return {
    fpr: held.fpr / draws,
    slope: held.slope / draws,
    family: held.family / draws,
    netBias: held.netBias / draws,
  };
}

function categoryItem(
  random: RandomStream,
  rates: Float64Array,
  cluster: number,
  inCategory: boolean,
  isPositive: boolean,
  shift: number,
): void {
  if (isPositive) return;
  const at = 4 * cluster + (inCategory ? 0 : 2);
  const isError = happens(random, (inCategory ? 0.1 + PLANTED.fpr : 0.1) + shift);
  rates[at] = (rates[at] as number) + (isError ? 1 : 0);
  rates[at + 1] = (rates[at + 1] as number) + 1;
}

/** A judge that says yes 10 points less of its own family's agents, beside one that does not. */
function familyItem(
  random: RandomStream,
  sums: Float64Array,
  cluster: number,
  isOwn: boolean,
  shift: number,
) {
  const hardness = 0.6 + shift;
  const judge = happens(random, hardness + (isOwn ? PLANTED.family : 0)) ? 1 : 0;
  const other = happens(random, hardness) ? 1 : 0;
  const at = 4 * cluster + (isOwn ? 0 : 2);
  sums[at] = (sums[at] as number) + 1;
  sums[at + 1] = (sums[at + 1] as number) + judge - other;
}

function holds(
  counts: Float64Array,
  statistic: (sums: Float64Array) => number | undefined,
  truth: number,
): number {
  const { interval }: { interval: Interval } = clusterJackknife({
    clusters: CLUSTERS,
    counts,
    statistic,
    transform: 'identity',
  });
  return 'low' in interval && interval.low <= truth && truth <= interval.high ? 1 : 0;
}
