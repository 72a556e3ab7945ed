import type { Candidate } from '../../domain/candidate.ts';
import type { Measure } from '../../domain/measure.ts';
import { signFlipTest, stream } from '../../stats/index.ts';
import type { CandidateContext } from '../context.ts';
import { bareMeasure } from './bare-measure.ts';
import { unitCount, unitOf } from './units-of-items.ts';

/**
 * Does the place of a response matter? The wins of the response shown first minus those of the second, over both orders
 * of each pair, with the signs of whole clusters flipped (of whole items where items are independent).
 *
 * @param sidesOf what an item adds to either side; both 0 where an order has no verdict
 */
export function firstShownTest(
  { overall, seed, criterion, replicates }: CandidateContext,
  candidate: Candidate,
  sidesOf: (item: number) => readonly [first: number, second: number],
): Measure {
  const sums = new Float64Array(unitCount(overall));
  const isUsed = new Uint8Array(sums.length);
  let n = 0;
  overall.items.forEach((item, at) => {
    const [first, second] = sidesOf(item);
    if (first + second === 0) return;
    n++;
    const unit = unitOf(overall, at);
    isUsed[unit] = 1;
    sums[unit] = (sums[unit] as number) + first - second;
  });
  const { pValue } = signFlipTest({
    differences: sums.filter((_, unit) => isUsed[unit] === 1),
    random: stream(seed, 'first_shown_p', criterion.id, candidate.hash),
    replicates,
  });
  const clusters = overall.cluster === undefined ? undefined : isUsed.reduce((sum, used) => sum + used, 0);
  return bareMeasure('first_shown_p', pValue, { n, clusters });
}
