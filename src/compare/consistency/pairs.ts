import type { Candidate } from '../../domain/candidate.ts';
import { isOrdered } from '../../domain/criterion.ts';
import type { Interval, Measure } from '../../domain/measure.ts';
import {
  bcaFromCounts,
  clusterJackknife,
  cohenKappa,
  cohenKappaOfCounts,
  stream,
} from '../../stats/index.ts';
import type { CandidateContext } from '../context.ts';
import type { CandidatePair } from './consistency.ts';
import type { ConsistencyEntrant } from './entrant.ts';

/** Kappa of every two candidates, as of two raters, on the items with gold that both answered. */
export function pairsOf(
  context: CandidateContext,
  entrants: readonly ConsistencyEntrant[],
): readonly CandidatePair[] {
  return entrants.flatMap((one, index) =>
    entrants.slice(index + 1).map((two): CandidatePair => {
      const [first, second] = [one.contestant.candidate, two.contestant.candidate];
      return {
        first: first.id,
        second: second.id,
        share: shared(first, second),
        kappa: kappaOf(context, one, two, [context.criterion.id, first.hash, second.hash]),
      };
    }),
  );
}

function shared(first: Candidate, second: Candidate): CandidatePair['share'] {
  if (first.view !== second.view) return 'neither';
  if (first.judge === second.judge) return 'judge';
  return first.template !== undefined && first.template === second.template ? 'template' : 'neither';
}

const FEWEST_SHOWN = 5;

function kappaOf(
  context: CandidateContext,
  one: ConsistencyEntrant,
  two: ConsistencyEntrant,
  block: readonly string[],
): Measure {
  const { items, cluster, clusters } = context.overall;
  const size = context.space.gold;
  const cells = size * size;
  const units = cluster === undefined ? 1 : clusters;
  const counts = new Float64Array(units * cells);
  let n = 0;
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as number;
    const first = one.labels[item] as number;
    const second = two.labels[item] as number;
    if (first < 0 || second < 0) continue;
    const cell = (cluster === undefined ? 0 : (cluster[at] as number)) * cells + first * size + second;
    counts[cell] = (counts[cell] as number) + 1;
    n++;
  }
  const table = new Float64Array(cells);
  for (let at = 0; at < counts.length; at++)
    table[at % cells] = (table[at % cells] as number) + (counts[at] as number);
  const weights = isOrdered(context.criterion) ? 'quadratic' : 'none';
  const kappa = cohenKappa({ size, counts: table }, weights);
  const found = kappa.value === undefined ? undefined : intervalOf();
  return {
    id: 'pair_kappa',
    estimate: kappa.value,
    ...(kappa.value === undefined ? { reason: kappa.reason } : {}),
    ...(found === undefined ? {} : { interval: found }),
    n,
    ...(cluster === undefined ? {} : { clusters: clustersIn(counts, cells) }),
    leftOut: n === items.length ? [] : [{ reason: 'no verdict from both', count: items.length - n }],
    cautions: n < FEWEST_SHOWN ? [`withheld: ${n} items, at least ${FEWEST_SHOWN} are needed`] : [],
    shown: n >= FEWEST_SHOWN,
  };

  function intervalOf(): Interval {
    const statistic = cohenKappaOfCounts(size, weights);
    const { level, replicates, seed } = context;
    if (cluster !== undefined) {
      return clusterJackknife({ clusters, counts, statistic, transform: 'log-complement', level }).interval;
    }
    return bcaFromCounts({
      counts: table,
      statistic,
      random: stream(seed, 'pair_kappa', ...block),
      replicates,
      level,
    }).bca;
  }
}

function clustersIn(counts: Float64Array, cells: number): number {
  let clusters = 0;
  for (let from = 0; from < counts.length; from += cells) {
    let cell = from;
    while (cell < from + cells && counts[cell] === 0) cell++;
    if (cell < from + cells) clusters++;
  }
  return clusters;
}
