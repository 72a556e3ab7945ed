import type { Comparison } from '../compare/comparison.ts';
import type { CompareInput } from '../compare/input.ts';
import { labelSpace } from '../compare/label-space.ts';
import { rankingRule, rulesOf } from '../compare/rules.ts';
import type { Contest, Family } from './contest.ts';
import { contestAlong } from './contest-along.ts';
import { fieldOf } from './field.ts';
import { figureOf } from './figure.ts';
import { outOfBagMeasure } from './out-of-bag-measure.ts';
import { pairsOf } from './pairs.ts';
import { standingsOf } from './standings.ts';
import { widest } from './widest.ts';

/** How much worse than the best a candidate may be, unless a study says otherwise. */
const MARGIN = 0.05;

/** Beside the figure that candidates are ranked by, those by which a pair is compared. */
const COMPARED = ['kappa', 'agreement', 'tpr', 'fpr', 'expected_cost', 'cost_at_deployment'];

/**
 * Holds the ranked candidates of a comparison against each other on the items that all of them answered: every pair's
 * differences, which are shown to be no more than the margin worse than the best, how likely each is the best, and what
 * picking yields out of bag. Nothing where fewer than two are ranked with a figure.
 *
 * @param input what the comparison was made from
 * @param family what corrections run over: every candidate ever tried, and all criteria
 * @example
 * holdContest(input, compare(input), { tried: 12, criteria: 1 })?.candidates[0].isNoninferior
 */
export function holdContest(
  input: CompareInput,
  comparison: Comparison,
  family: Family,
  margin: number = MARGIN,
): Contest | undefined {
  const { criterion, settings, deploymentPrevalence } = input;
  const field = fieldOf(input, comparison);
  if (field === undefined) return undefined;
  const space = labelSpace(criterion, settings.whenNoVerdict === 'own label');
  const ranking = rankingRule(space, deploymentPrevalence);
  const others = rulesOf(space, deploymentPrevalence).filter(
    ({ id }) => COMPARED.includes(id) && id !== ranking.id,
  );
  const figures = [ranking, ...others].map((rule) => figureOf(rule, field));
  const all = { tried: Math.max(family.tried, field.candidates.length), criteria: family.criteria };
  const { level, replicates, seed } = settings;
  const contest = widest(
    field.ways.map((way) => ({
      ...(way.name === undefined ? {} : { name: way.name }),
      ...contestAlong(way, figures, { level, replicates, seed, criterion: criterion.id, family: all }),
    })),
  );
  const about = { field, contest, family: all, level, margin, isClustered: input.cluster !== undefined };
  return {
    measure: ranking.id,
    items: field.items,
    ...(about.isClustered ? { clusters: contest.clusters } : {}),
    margin,
    level,
    family: all,
    replicates,
    undefinedReplicates: contest.undefinedReplicates,
    ...(contest.none === undefined ? {} : { none: contest.none }),
    candidates: standingsOf(about, figures),
    pairs: pairsOf(about, figures),
    outOfBag: outOfBagMeasure(about, ranking.id, replicates),
  };
}
