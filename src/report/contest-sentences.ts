import type { Contest, Standing } from '../choose/contest.ts';
import { fixed } from '../text/number.ts';
import { amountOf } from './amount.ts';
import { shownEstimate } from './figure-cells.ts';
import { measureName, measureNumber } from './measure-text.ts';
import { name } from './name.ts';

/** What the contest shows, what it cannot tell, and what picking yields: in plain words. */
export function contestSentences(contest: Contest): readonly string[] {
  return [...noninferiority(contest), ...notTheBest(contest), ...afterPicking(contest), ...outOfBag(contest)];
}

/** The same for a screen: who may be chosen, and what picking yields. */
export function contestSummary(contest: Contest): readonly string[] {
  return [...noninferiority(contest).slice(0, 1), ...outOfBag(contest).slice(0, 1)];
}

function noninferiority(contest: Contest): readonly string[] {
  const { candidates, margin, measure, none } = contest;
  const within = `no more than ${fixed(margin, 2)} worse in ${measureName(measure)} than the best`;
  if (none !== undefined) {
    return [`Which candidates are ${within} cannot be told: ${none}.`];
  }
  const shown = candidates.filter(({ isNoninferior }) => isNoninferior);
  const open = candidates.filter(({ isNoninferior, mayBeBest }) => !isNoninferior && mayBeBest);
  const first =
    shown.length === 0
      ? `No candidate is shown to be ${within}: these ${amountOf(contest.items, 'item')} do not settle it.`
      : `Shown to be ${within}: ${names(shown)}.`;
  if (open.length === 0) return [first];
  return [
    first,
    `Of ${open.map((own) => `${name(own.candidate)}${byHowMuch(own)}`).join(', ')} it cannot be told. That they are not shown to be worse is not to say that they are as good.`,
  ];
}

/** ` (could be .12 worse)`. */
function byHowMuch({ measures }: Standing): string {
  const interval = measures.find(({ id }) => id === 'behind_best')?.interval;
  return interval === undefined || 'none' in interval ? '' : ` (could be ${fixed(interval.high, 2)} worse)`;
}

function notTheBest({ candidates, none }: Contest): readonly string[] {
  const worse = candidates.filter(({ isNoninferior, mayBeBest }) => !isNoninferior && !mayBeBest);
  return none !== undefined || worse.length === 0 ? [] : [`Shown not to be the best: ${names(worse)}.`];
}

function afterPicking({ candidates, measure, family }: Contest): readonly string[] {
  const [leader] = candidates;
  const own = leader?.measures.find(({ id }) => id === `after_picking:${measure}`);
  const interval = own?.interval;
  if (leader === undefined || shownEstimate(own) === undefined) return [];
  if (interval === undefined || 'none' in interval) return [];
  return [
    `Allowing for its having been picked among ${amountOf(family.tried, 'candidate')}, ${name(leader.candidate)}’s ${measureName(measure)} is at least ${measureNumber(measure, interval.low)}.`,
  ];
}

function outOfBag({ outOfBag: own, measure, candidates }: Contest): readonly string[] {
  const value = shownEstimate(own);
  const leader = name(candidates[0]?.candidate ?? '');
  if (value === undefined) return [];
  const cautions = own.cautions.map((caution) => `Of the out-of-bag figure: ${caution}.`);
  return [
    `Picking the candidate with the highest ${measureName(measure)} yields ${measureNumber(measure, value)} on items that took no part in picking (out of bag). That is what the procedure yields on average, not the figure of ${leader}, and it has no interval.`,
    ...cautions,
  ];
}

function names(standings: readonly Standing[]): string {
  return standings.map(({ candidate }) => name(candidate)).join(', ');
}
