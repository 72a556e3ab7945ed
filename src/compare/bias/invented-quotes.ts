import type { Measure } from '../../domain/measure.ts';
import { ratio } from '../../stats/index.ts';
import type { CandidateContext } from '../context.ts';
import type { QuoteCounts } from './evidence.ts';
import { jackknifedMeasure } from './jackknifed.ts';
import { unitCount, unitOf } from './units-of-items.ts';

/** The share of a judge's quotes that do not stand in the transcript. */
export function inventedQuotes(
  { overall, level }: CandidateContext,
  { quotes, notFound }: QuoteCounts,
): readonly Measure[] {
  const sums = new Float64Array(2 * unitCount(overall));
  let n = 0;
  let all = 0;
  overall.items.forEach((item, at) => {
    const own = quotes[item] as number;
    if (own === 0) return;
    n++;
    all += own;
    const to = 2 * unitOf(overall, at);
    sums[to] = (sums[to] as number) + (notFound[item] as number);
    sums[to + 1] = (sums[to + 1] as number) + own - (notFound[item] as number);
  });
  if (n === 0) return [];
  return [
    jackknifedMeasure(
      'quotes_not_found',
      overall,
      sums,
      ([no = 0, yes = 0]) => ratio(no, no + yes, 'no quotes'),
      {
        n,
        level,
        transform: 'logit',
        cautions: [`of ${all} quotes`],
      },
    ),
  ];
}
