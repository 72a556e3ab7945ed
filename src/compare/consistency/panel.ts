import type { Interval, Measure } from '../../domain/measure.ts';
import {
  addErrorSums,
  clusterJackknife,
  effectiveJudges,
  errorSumsLength,
  judgePanel,
  meanErrorCorrelation,
  type Statistic,
} from '../../stats/index.ts';
import type { CandidateContext } from '../context.ts';
import type { Panel } from './consistency.ts';
import type { ConsistencyEntrant } from './entrant.ts';
import { errorAt } from './error-at.ts';
import { type UnitVectors, unitVectors } from './unit-vectors.ts';

/** All ranked candidates as one panel, by their errors on the items that all of them answered. */
export function panelOf(
  context: CandidateContext,
  entrants: readonly ConsistencyEntrant[],
): Panel | undefined {
  const members = entrants.filter(({ isRanked }) => isRanked);
  const judges = members.length;
  if (judges < 2) return undefined;
  const errors = new Float64Array(judges);
  const vectors = unitVectors(context.overall, errorSumsLength(judges), (item, into, at) => {
    for (let judge = 0; judge < judges; judge++) {
      const error = errorAt(context, item, members[judge]?.labels[item] ?? -1);
      if (error === undefined) return false;
      errors[judge] = error;
    }
    addErrorSums(into, at, errors);
    return true;
  });
  const panel = judgePanel(vectors.total, judges);
  const correlation = correlationInterval(context, vectors, judges);
  const leftOut = context.overall.items.length - vectors.items;
  const measure = (id: string, statistic: Statistic, interval: Interval): Measure => ({
    id,
    estimate: statistic.value,
    ...(statistic.value === undefined ? { reason: statistic.reason } : { interval }),
    n: vectors.items,
    ...(vectors.clusters === undefined ? {} : { clusters: vectors.clusters }),
    leftOut: leftOut === 0 ? [] : [{ reason: 'no verdict from all of them', count: leftOut }],
    cautions: [],
    shown: vectors.items >= FEWEST_SHOWN,
  });
  const names = members.map(({ contestant }) => contestant.candidate.id);
  return {
    candidates: names,
    measures: [
      measure('error_correlation', panel.meanCorrelation, correlation),
      measure('effective_judges', panel.effective, numberInterval(correlation, judges)),
      measure('effective_judges_eigenvalue', panel.effectiveByEigenvalue, {
        none: 'the largest of several eigenvalues is biased upwards: no interval is known to cover',
      }),
    ],
    without: panel.effectiveWithout.map((own, judge) => ({
      candidate: names[judge] ?? '',
      effective: own.value,
      ...(own.value === undefined ? { reason: own.reason } : {}),
    })),
  };
}

const FEWEST_SHOWN = 5;

function correlationInterval({ level }: CandidateContext, vectors: UnitVectors, judges: number): Interval {
  return clusterJackknife({
    clusters: vectors.count,
    counts: vectors.sums,
    times: vectors.times,
    statistic: (sums) => meanErrorCorrelation(sums, judges).value,
    transform: 'log-complement',
    level,
  }).interval;
}

/** The effective number falls as the correlation rises, so that the ends change places. */
function numberInterval(correlation: Interval, judges: number): Interval {
  if ('none' in correlation) return correlation;
  const low = effectiveJudges(judges, correlation.high);
  const high = effectiveJudges(judges, correlation.low);
  if (low.value === undefined || high.value === undefined) {
    return { none: 'the errors may offset one another entirely: there is no upper end' };
  }
  return { ...correlation, low: low.value, high: high.value };
}
