import {
  binaryRates,
  costAtPrevalence,
  type ErrorCosts,
  kappaAtPrevalence,
  none,
  precisionAtPrevalence,
  type Statistic,
  type Transform,
} from '../stats/index.ts';
import { positiveAndRest } from './classes.ts';
import type { Rule } from './rule.ts';
import { mergedSummary, positiveAgainstRest } from './summary.ts';

type IsLabel = (label: number) => boolean;
type Projection = (tpr: number, fpr: number) => Statistic;

/** Kappa as it would be at the deployment prevalence, from TPR and FPR. */
export function kappaAtDeploymentRule(isPositive: IsLabel, name: string, prevalence: number): Rule {
  return projectedRule('kappa_at_deployment', isPositive, name, 'log-complement', (tpr, fpr) =>
    kappaAtPrevalence(tpr, fpr, prevalence),
  );
}

/** Precision, and where errors have a cost the cost per verdict, at the deployment prevalence. */
export function besideDeploymentRules(
  isPositive: IsLabel,
  name: string,
  prevalence: number,
  costs: ErrorCosts | undefined,
): readonly Rule[] {
  const precision = projectedRule('precision_at_deployment', isPositive, name, 'logit', (tpr, fpr) =>
    precisionAtPrevalence(tpr, fpr, prevalence),
  );
  if (costs === undefined) return [{ ...precision, onlyOverall: true }];
  const cost = projectedRule('cost_at_deployment', isPositive, name, 'identity', (tpr, fpr) =>
    costAtPrevalence(tpr, fpr, prevalence, costs),
  );
  return [precision, cost].map((rule) => ({ ...rule, onlyOverall: true }));
}

function projectedRule(
  id: string,
  isPositive: IsLabel,
  name: string,
  transform: Transform,
  project: Projection,
): Rule {
  return {
    id,
    summary: mergedSummary(`binary:${name}`, 2, positiveAgainstRest(isPositive)),
    statistic(counts) {
      const { tpr, fpr } = binaryRates({ size: 2, counts }, 0);
      if (tpr.value === undefined) return none(tpr.reason);
      if (fpr.value === undefined) return none(fpr.reason);
      return project(tpr.value, fpr.value);
    },
    transform,
    classes: () => positiveAndRest(isPositive, name),
    bounds: 'exact',
  };
}
