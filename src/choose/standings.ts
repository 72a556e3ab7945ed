import { shownAlong } from '../compare/crossed-interval.ts';
import type { Interval, Measure } from '../domain/measure.ts';
import { totalCounts } from '../stats/index.ts';
import type { About } from './about.ts';
import type { Standing } from './contest.ts';
import type { Figure } from './figure.ts';

/** Each candidate against the best of all: behind by how much, its bound after picking, how likely it is the best. */
export function standingsOf(about: About, [figure]: readonly Figure[]): readonly Standing[] {
  if (figure === undefined) return [];
  const { field, contest, margin } = about;
  const counts = field.ways[0]?.counts ?? [];
  const estimates = counts.map((own) => figure.statistic(totalCounts(own)));
  const { shown, cautions } = shownAlong(figure.rule, field.pairing);
  return field.candidates.map((candidate, at): Standing => {
    const own = contest.withBest[at];
    const common = { n: field.items, ...clustersOf(about), leftOut: [], cautions, shown };
    return {
      candidate,
      measures: [
        { id: 'behind_best', ...behind(estimates, at), interval: behindInterval(about, at), ...common },
        {
          id: `after_picking:${figure.rule.id}`,
          ...estimateOf(estimates[at]),
          interval: lowerInterval(about, at),
          ...common,
        },
        { id: 'probability_best', ...probabilityOf(about, at), ...common },
      ],
      isNoninferior: own !== undefined && shown && -own.low <= margin,
      mayBeBest: own === undefined || own.high > 0,
    };
  });
}

function clustersOf({ contest, isClustered }: About): { readonly clusters?: number } {
  return isClustered ? { clusters: contest.clusters } : {};
}

/** The best of the others less this one: negative where it leads. */
function behind(
  estimates: readonly (number | undefined)[],
  at: number,
): Pick<Measure, 'estimate' | 'reason'> {
  const own = estimates[at];
  const others = estimates.filter((estimate, other) => other !== at && estimate !== undefined);
  if (own === undefined || others.length === 0) return estimateOf(undefined);
  return { estimate: others.reduce<number>((best, other) => Math.max(best, other ?? best), -Infinity) - own };
}

function estimateOf(estimate: number | undefined): Pick<Measure, 'estimate' | 'reason'> {
  return estimate === undefined
    ? { estimate, reason: 'the candidate has no such figure on the common items' }
    : { estimate };
}

function probabilityOf({ contest }: About, at: number): Pick<Measure, 'estimate' | 'reason'> {
  const estimate = contest.probabilities[at];
  return estimate === undefined
    ? { estimate, reason: 'no resample has a figure for every candidate' }
    : { estimate };
}

/** Bounds that hold for all candidates together, each side at the level. */
function behindInterval({ contest, level }: About, at: number): Interval {
  const own = contest.withBest[at];
  if (own === undefined) return { none: contest.none ?? 'there are no bounds' };
  // 0 - 0, lest a bound of 0 be written as -0.
  return { low: 0 - own.high, high: 0 - own.low, level, method: 'simultaneous, with the best' };
}

function lowerInterval({ contest, level, family }: About, at: number): Interval {
  const low = contest.lowerBounds[at];
  if (low === undefined) return { none: contest.none ?? 'there are no bounds' };
  const method = `simultaneous lower bound over ${family.tried} candidates`;
  return { low, high: 1, level, method };
}
