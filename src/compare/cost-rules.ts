import { type ErrorCosts, expectedCost } from '../stats/index.ts';
import type { LabelSpace } from './label-space.ts';
import type { Rule } from './rule.ts';
import { tableSummary } from './summary.ts';
import { kappaRule } from './table-rules.ts';

/**
 * What the verdicts' errors cost on average, and kappa with these costs as weights. Where the study states no costs
 * there is nothing to say; nor where a missing verdict is a label of its own, whose cost nobody stated.
 */
export function costRules(space: LabelSpace, classes: Rule['classes']): readonly Rule[] {
  const { size, criterion, ownLabel } = space;
  if (criterion.costs === undefined || ownLabel !== undefined) return [];
  const weights = { cost: criterion.costs };
  const summary = tableSummary(size);
  return [
    {
      id: 'expected_cost',
      summary,
      statistic: (counts) => expectedCost({ size, counts }, weights),
      transform: 'identity',
      classes,
      followsMix: classes,
      bounds: 'exact',
      onlyOverall: true,
    },
    { ...kappaRule('kappa_cost', summary, size, classes, weights), onlyOverall: true },
  ];
}

/** The two costs of a criterion of two labels. */
export function errorCosts({ criterion, ownLabel }: LabelSpace): ErrorCosts | undefined {
  const { costs, positive, labels } = criterion;
  if (costs === undefined || positive === undefined || labels.length !== 2 || ownLabel !== undefined) {
    return undefined;
  }
  const negative = 1 - positive;
  return { missed: costs[positive]?.[negative] ?? 0, falseAlarm: costs[negative]?.[positive] ?? 0 };
}
