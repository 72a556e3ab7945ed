import type { Candidate } from '../../domain/candidate.ts';
import type { Coded } from '../../domain/columns.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Family } from '../../domain/study.ts';
import { meanDifference, none } from '../../stats/index.ts';
import { type Answers, verdictsAt } from '../answers.ts';
import type { CandidateContext } from '../context.ts';
import { bareMeasure } from './bare-measure.ts';
import { jackknifedMeasure } from './jackknifed.ts';
import { unitCount, unitOf, weightOf } from './units-of-items.ts';

/** A candidate with its answers, missing verdicts settled. */
export interface Answering {
  readonly candidate: Candidate;
  readonly answers: Answers;
}

/**
 * Does a judge call agents of its own family positive more or less often than others, given the gold? A difference in
 * differences: judge minus the mean of the judges of other families on the same item, own family's agents minus the
 * others', once where gold is positive and once where it is not. What makes an agent's transcripts hard is hard for the
 * other judges too, and drops out.
 *
 * Nothing where the judge is in no family or no label is positive.
 *
 * @param agents the facet `agent`
 */
export function familyPreference(
  context: CandidateContext,
  own: Answering,
  all: readonly Answering[],
  families: readonly Family[],
  agents: Coded | undefined,
): readonly Measure[] {
  const { isPositive } = context.space;
  const family = families.find(({ judges }) => judges.includes(own.candidate.judge));
  if (family === undefined || isPositive === undefined) return [];
  const others = all.filter(({ candidate }) =>
    families.some(({ name, judges }) => name !== family.name && judges.includes(candidate.judge)),
  );
  const why =
    agents === undefined
      ? 'the items have no facet agent'
      : others.length === 0
        ? 'no judge of another family to compare with'
        : undefined;
  return IDS.map((id, side) => {
    if (agents === undefined || why !== undefined) return bareMeasure(id, none(why ?? ''), { n: 0 });
    const isOwn = agents.values.map((agent) => family.agents.includes(agent));
    return measured(
      context,
      id,
      side === 0,
      own,
      others,
      (item) => isOwn[agents.codes[item] as number] === true,
    );
  });
}

const IDS = ['family_preference_positive', 'family_preference_negative'] as const;

/** Fewer items of a class on either side than this, and the number is withheld. */
const FEWEST_ITEMS = 5;

function measured(
  context: CandidateContext,
  id: string,
  whereGoldIsPositive: boolean,
  own: Answering,
  others: readonly Answering[],
  isOwnAgent: (item: number) => boolean,
): Measure {
  const { overall, references, space, level } = context;
  const isPositive = space.isPositive ?? (() => false);
  const sums = new Float64Array(4 * unitCount(overall));
  const counted = [0, 0];
  overall.items.forEach((item, at) => {
    const shares = [own, ...others].map(({ answers }) => positiveShare(answers, item, isPositive));
    const [first, ...rest] = shares;
    if (first === undefined || rest.some((share) => share === undefined)) return;
    const mean = rest.reduce<number>((sum, share) => sum + (share ?? 0), 0) / rest.length;
    const side = isOwnAgent(item) ? 0 : 1;
    let weight = 0;
    for (const labels of references) {
      const gold = labels[item] as number;
      if (gold >= 0 && isPositive(gold) === whereGoldIsPositive) weight += 1 / references.length;
    }
    if (weight === 0) return;
    counted[side] = (counted[side] ?? 0) + weight;
    const to = 4 * unitOf(overall, at) + 2 * side;
    const heavy = weight * weightOf(overall, at);
    sums[to] = (sums[to] as number) + heavy;
    sums[to + 1] = (sums[to + 1] as number) + heavy * (first - mean);
  });
  const fewest = Math.min(...counted);
  return jackknifedMeasure(id, overall, sums, meanDifference, {
    n: Math.round(counted.reduce((sum, count) => sum + count, 0)),
    level,
    shown: fewest >= FEWEST_ITEMS,
    cautions:
      fewest >= FEWEST_ITEMS
        ? []
        : [`withheld: ${Math.floor(fewest)} items on one side, at least ${FEWEST_ITEMS} are needed`],
  });
}

function positiveShare(
  answers: Answers,
  item: number,
  isPositive: (label: number) => boolean,
): number | undefined {
  const verdicts = verdictsAt(answers, item);
  if (verdicts === 0) return undefined;
  let positive = 0;
  for (let label = 0; label < answers.labels; label++) {
    if (isPositive(label)) positive += answers.counts[item * answers.width + label] as number;
  }
  return positive / verdicts;
}
