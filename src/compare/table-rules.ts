import {
  binaryRates,
  type ConfusionMatrix,
  cohenKappa,
  cohenKappaOfCounts,
  netBias,
  type Weights,
} from '../stats/index.ts';
import { positiveAndRest } from './classes.ts';
import type { ItemClass, Rule } from './rule.ts';
import { mergedSummary, positiveAgainstRest, type Summary } from './summary.ts';

type IsLabel = (label: number) => boolean;

/** Cohen's kappa of a table. */
export function kappaRule(
  id: string,
  summary: Summary,
  size: number,
  classes: Rule['classes'],
  weights: Weights = 'none',
): Rule {
  return {
    id,
    summary,
    statistic: (sums) => cohenKappa(matrixOf(size, sums), weights),
    quick: cohenKappaOfCounts(size, weights),
    transform: 'log-complement',
    classes,
    bounds: size === 2 ? 'exact' : 'search',
  };
}

/** Judge's share of a class minus gold's, on the merged table whose class 0 it is. */
export function netBiasRule(id: string, isPositive: IsLabel, name: string): Rule {
  return {
    id,
    summary: binarySummary(isPositive, name),
    statistic: (sums) => netBias(matrixOf(2, sums), 0),
    transform: 'identity',
    followsMix: () => positiveAndRest(isPositive, name),
    movedBy: disagreementOn(isPositive, name),
    classes: () => positiveAndRest(isPositive, name),
    bounds: 'exact',
  };
}

/** Items that one of gold and judge puts into the class and the other does not. */
export function disagreementOn(isPositive: IsLabel, name: string): ItemClass {
  return {
    name: `disagreement on "${name}"`,
    has: (gold, judge) => isPositive(gold) !== isPositive(judge),
  };
}

/** Where the class is common it is an agreement, and follows the mix; the rarer the class, the more a kappa. */
export function f1Rule(id: string, isPositive: IsLabel, name: string): Rule {
  return {
    id,
    summary: binarySummary(isPositive, name),
    statistic: (sums) => binaryRates(matrixOf(2, sums), 0).f1,
    transform: 'logit',
    followsMix: () => positiveAndRest(isPositive, name).slice(1),
    classes: () => positiveAndRest(isPositive, name),
    bounds: 'exact',
  };
}

/** Kappa of a merged table: at a cut, or of a positive class. A missing verdict as label of its own stays one. */
export function mergedKappaRule(
  id: string,
  isPositive: IsLabel,
  name: string,
  ownLabel: number | undefined,
): Rule {
  const classes = ownLabel === undefined ? 2 : 3;
  const summary = mergedSummary(`merged:${name}`, classes, positiveAgainstRest(isPositive, ownLabel));
  return kappaRule(id, summary, classes, () => positiveAndRest(isPositive, name));
}

function binarySummary(isPositive: IsLabel, name: string): Summary {
  return mergedSummary(`binary:${name}`, 2, positiveAgainstRest(isPositive));
}

function matrixOf(size: number, counts: Float64Array): ConfusionMatrix {
  return { size, counts };
}
