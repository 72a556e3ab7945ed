import type { Contest } from '../choose/contest.ts';
import type { Comparison } from '../compare/comparison.ts';
import { findingOf } from '../compare/diagnosis/finding.ts';
import type { Measure } from '../domain/measure.ts';
import { sanitise } from '../text/sanitise.ts';
import { amount, amountOf } from './amount.ts';
import type { Assessment } from './assessment.ts';
import { ceilingSentence } from './ceiling-part.ts';
import { shownEstimate, whyMissing } from './figure-cells.ts';
import { findMeasure } from './find-measure.ts';
import { bareInterval, measureNumber } from './measure-text.ts';
import { name } from './name.ts';
import type { Nature } from './nature.ts';
import { pIs } from './p-value.ts';
import { inRankOrder, type Placed } from './rank-order.ts';

/**
 * Who leads, by how much, whether that is settled, the floor and the ceiling.
 *
 * @param tried candidates ever compared with this gold, where that is known: each of them had its chance
 */
export function summarySentences(comparison: Assessment, nature: Nature, tried = 0): readonly string[] {
  const ranked = inRankOrder(comparison);
  const [leader, ...others] = ranked;
  if (leader === undefined) return [...comparison.ranking.remarks, ceilingSentence(comparison, nature)];
  return [
    leaderSentence(comparison, leader),
    ...runnerUp(comparison, leader, others),
    ...(others.length === 0
      ? ['Only one candidate is ranked, so nothing is chosen here.']
      : [pickedSentence(ranked.length, tried)]),
    ...staleSentence(leader),
    ...floorSentence(comparison, leader),
    ceilingSentence(comparison, nature),
    ...comparison.ranking.remarks,
  ];
}

function leaderSentence({ ranking }: Comparison, { result, estimate, measure }: Placed): string {
  const id = name(result.candidate.id);
  if (estimate === undefined || shownEstimate(measure) === undefined) {
    const why = measure === undefined ? '' : ` ${whyMissing(measure) ?? ''}`;
    return `No leader can be named.${why}`;
  }
  const leads = ranking.order.length === 1 ? `${id}:` : `${id} leads:`;
  return `${leads} ${name(ranking.head)} is ${measureNumber(ranking.by, estimate)}${rangeOf(measure)} on ${amountOf(ranking.commonItems, 'item')}.`;
}

/** What leads by figures of a model that nobody gets any more. */
function staleSentence({ result }: Placed): readonly string[] {
  const stale = findingOf(result.diagnosis, 'validation is stale');
  return stale === undefined ? [] : [`${name(result.candidate.id)}: ${sanitise(stale.says)}`];
}

function runnerUp(
  { ranking, contest }: Assessment,
  leader: Placed,
  others: readonly Placed[],
): readonly string[] {
  const [second] = others;
  if (second === undefined) return [];
  const id = name(second.result.candidate.id);
  if (leader.estimate === undefined || shownEstimate(leader.measure) === undefined) return [];
  if (second.estimate === undefined || shownEstimate(second.measure) === undefined) {
    const why = second.measure === undefined ? undefined : whyMissing(second.measure);
    return [`How far the next, ${id}, is behind cannot be said: ${why ?? 'it has no such figure.'}`];
  }
  const difference = leader.estimate - second.estimate;
  const less = measureNumber(ranking.by, difference);
  const isLevel = less === measureNumber(ranking.by, 0);
  const ahead = `The next, ${id}, has ${measureNumber(ranking.by, second.estimate)}${rangeOf(second.measure)}, ${isLevel ? 'as good as the same' : `${less} less`}.`;
  const paired = pairedSentence(contest, leader, second);
  return [ahead, paired ?? overlapSentence(leader.measure, second.measure)];
}

/** What the difference on the same items says, which two intervals side by side cannot. */
function pairedSentence(contest: Contest | undefined, leader: Placed, second: Placed): string | undefined {
  const pair = contest?.pairs.find(
    (own) => own.first === leader.result.candidate.id && own.second === second.result.candidate.id,
  );
  const difference = pair?.differences.find(({ id }) => id === `difference:${contest?.measure}`);
  const estimate = shownEstimate(difference);
  if (contest === undefined || difference?.test === undefined || estimate === undefined) return undefined;
  const { adjusted } = difference.test;
  const figures = `${measureNumber(difference.id, estimate)}${rangeOf(difference)}, ${pIs(adjusted)} after correction`;
  return adjusted <= 1 - contest.level
    ? `On the same items the two differ by ${figures}: more than chance explains.`
    : `On the same items the two differ by ${figures}: which of them is better is not settled.`;
}

/** Overlap is no test; what it says is only that the table does not settle the order. */
function overlapSentence(first: Measure | undefined, second: Measure | undefined): string {
  const one = first?.interval;
  const two = second?.interval;
  if (one === undefined || two === undefined || 'none' in one || 'none' in two) {
    return 'Without both intervals nothing can be said about whether their order is chance.';
  }
  return one.low <= two.high && two.low <= one.high
    ? 'Their intervals overlap: this table does not settle which of the two is better.'
    : 'Their intervals do not overlap.';
}

function pickedSentence(ranked: number, tried: number): string {
  const earlier = tried > ranked ? ` (${amount(tried)} were ever compared with this gold)` : '';
  return `The first of ${amount(ranked)}${earlier} was picked by this very figure, which makes it look better than it is; the more candidates, the more so.`;
}

function floorSentence(
  { floors, ranking }: Comparison,
  { result, estimate, measure }: Placed,
): readonly string[] {
  const known = floors.flatMap(({ candidate, main }) => {
    const value = shownEstimate(findMeasure(main.overall, ranking.by));
    return value === undefined ? [] : [{ id: candidate.id, value }];
  });
  const [first] = known;
  if (first === undefined || estimate === undefined || shownEstimate(measure) === undefined) return [];
  const best = known.reduce((highest, floor) => (floor.value > highest.value ? floor : highest), first);
  const reach = `The best floor, ${name(best.id)}, reaches ${measureNumber(ranking.by, best.value)} without reading a transcript`;
  if (estimate <= best.value) return [`${reach}: ${name(result.candidate.id)} does not beat it.`];
  const low = measure?.interval !== undefined && 'low' in measure.interval ? measure.interval.low : undefined;
  if (low === undefined)
    return [`${reach}; without an interval, whether ${name(result.candidate.id)} is above it is not shown.`];
  return [
    low <= best.value
      ? `${reach}, which lies within the leader's interval: the leader is not shown to beat it.`
      : `${reach}, which lies below the leader's interval.`,
  ];
}

function rangeOf(measure: Measure | undefined): string {
  const interval = measure?.interval;
  if (measure === undefined || interval === undefined || 'none' in interval) return '';
  return ` ${bareInterval(measure.id, interval.low, interval.high)}`;
}
