import { compareCodePoints } from '../domain/canonical-json.ts';
import { isOrdered } from '../domain/criterion.ts';
import type { Answers } from './answers.ts';
import type { Contestant } from './candidate-result.ts';
import type { Ranking } from './comparison.ts';
import type { CandidateContext } from './context.ts';
import { evaluate, sumUnits } from './evaluate.ts';
import { labelSpace } from './label-space.ts';
import { wrongWhereMissing } from './missing-as-wrong.ts';
import type { OnCommon } from './on-common.ts';
import { commonScale, pair } from './pair.ts';
import type { Rule } from './rule.ts';
import { rankingRule } from './rules.ts';
import { select } from './selection.ts';
import { percent } from './words.ts';

interface Placed {
  readonly candidate: string;
  readonly estimate: number | undefined;
}

/**
 * Orders the ranked candidates by their figures on the items all of them answered, and again on all labelled items with
 * every missing verdict counted as wrong; says in words whether first place changes. A tie is ordered by id.
 *
 * @param contestants beside the results of `common`
 */
export function rankingOf(
  context: CandidateContext,
  contestants: readonly Contestant[],
  common: OnCommon,
  deploymentPrevalence: number | undefined,
): Ranking {
  const ranked = contestants.filter((_, index) => common.results[index]?.standing === 'ranked');
  const rule = rankingRule(context.space, deploymentPrevalence);
  const order = place(
    common.results.flatMap(({ standing, candidate, onCommon, main }) => {
      if (standing !== 'ranked') return [];
      const { measures } = onCommon ?? main.overall;
      return [{ candidate: candidate.id, estimate: measures.find(({ id }) => id === rule.id)?.estimate }];
    }),
  );
  const missingWrong = missingAsWrong(context, ranked, deploymentPrevalence);
  return {
    by: rule.id,
    head: headOf(context, rule, common.items, deploymentPrevalence),
    commonItems: ranked.length === 0 ? 0 : common.items.length,
    order,
    orderMissingWrong: missingWrong,
    remarks: remarksOf(context, ranked.length, common.items.length, order, missingWrong),
  };
}

/** Best first; a candidate without an estimate last. */
function place(candidates: readonly Placed[]): readonly Placed[] {
  return [...candidates].sort(
    (left, right) =>
      (right.estimate ?? Number.NEGATIVE_INFINITY) - (left.estimate ?? Number.NEGATIVE_INFINITY) ||
      compareCodePoints(left.candidate, right.candidate),
  );
}

function missingAsWrong(
  context: CandidateContext,
  ranked: readonly Contestant[],
  deploymentPrevalence: number | undefined,
): readonly Placed[] {
  const { criterion, references, overall } = context;
  const ownLabel = criterion.labels.length > 2 && !isOrdered(criterion);
  const rule = rankingRule(labelSpace(criterion, ownLabel), deploymentPrevalence);
  return place(
    ranked.map(({ candidate, main }) => {
      const answers = wrongWhereMissing(main, overall.items, references, ownLabel);
      return { candidate: candidate.id, estimate: estimateOf(context, rule, overall.items, answers) };
    }),
  );
}

function estimateOf(
  { references, weights }: CandidateContext,
  rule: Rule,
  items: Int32Array,
  answers: Answers,
): number | undefined {
  const pairing = pair(select(items, undefined, weights), references, answers, commonScale(answers, items));
  return evaluate(rule, sumUnits(pairing, rule.summary).total, pairing.scale).value;
}

function headOf(
  context: CandidateContext,
  rule: Rule,
  common: Int32Array,
  deploymentPrevalence: number | undefined,
): string {
  if (rule.id === 'kappa_at_deployment' && deploymentPrevalence !== undefined) {
    return `kappa at the deployment prevalence of ${percent(deploymentPrevalence)}`;
  }
  const name = NAMES[rule.id] ?? rule.id;
  const { isPositive } = context.space;
  if (isPositive === undefined || common.length === 0) return name;
  let positives = 0;
  let labels = 0;
  for (const reference of context.references) {
    for (const item of common) {
      const gold = reference[item] as number;
      if (gold < 0) continue;
      const weight = context.weights?.[item] ?? 1;
      labels += weight;
      if (isPositive(gold)) positives += weight;
    }
  }
  return labels === 0 ? name : `${name} at the gold's prevalence of ${percent(positives / labels)}`;
}

const NAMES: Readonly<Record<string, string>> = {
  kappa: 'kappa',
  kappa_quadratic: 'quadratic kappa',
  icc_agreement: 'ICC(A,1)',
};

function remarksOf(
  context: CandidateContext,
  ranked: number,
  common: number,
  order: readonly Placed[],
  missingWrong: readonly Placed[],
): readonly string[] {
  const [first] = order;
  const [firstMissing] = missingWrong;
  if (first === undefined || firstMissing === undefined) {
    return ['No candidate is ranked: none has a verdict rate of at least 95 % on the labelled items.'];
  }
  const remarks: string[] = [];
  if (common < context.overall.items.length) {
    remarks.push(
      `Ranked on the ${common} of ${context.overall.items.length} labelled items that all ranked candidates answered.`,
    );
  }
  if (ranked < 2) return remarks;
  const tied = order.filter((placed) => placed.estimate === first.estimate);
  if (tied.length > 1)
    remarks.push(`First place is a tie: ${tied.map(({ candidate }) => candidate).join(', ')}.`);
  remarks.push(
    first.candidate === firstMissing.candidate
      ? 'First place stays the same when every missing verdict counts as wrong.'
      : `First place changes when every missing verdict counts as wrong: from ${first.candidate} to ${firstMissing.candidate}.`,
  );
  return remarks;
}
