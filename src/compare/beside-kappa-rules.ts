import {
  biasIndex,
  brennanPrediger,
  type ConfusionMatrix,
  kappaMax,
  negativeAgreement,
  positiveAgreement,
  prevalenceIndex,
  type Statistic,
  scottPi,
} from '../stats/index.ts';
import { positiveAndRest } from './classes.ts';
import type { LabelSpace } from './label-space.ts';
import type { Rule } from './rule.ts';
import { mergedSummary, positiveAgainstRest, tableSummary } from './summary.ts';
import { disagreementOn } from './table-rules.ts';

const DESCRIBES_SHARES = 'it describes these label shares, so it has no interval';

/**
 * What a methodologist looks for beside kappa: other corrections for chance, and what says whether label shares alone
 * hold kappa down. On all items only; per value of a facet they would crowd out the error rates.
 */
export function besideKappaRules(space: LabelSpace, classes: Rule['classes']): readonly Rule[] {
  const { size, isPositive, positiveName } = space;
  const whole = { summary: tableSummary(size), classes, onlyOverall: true } as const;
  const table = (of: (matrix: ConfusionMatrix) => Statistic) => (counts: Float64Array) =>
    of({ size, counts });
  return [
    { ...whole, id: 'scott_pi', statistic: table(scottPi), transform: 'log-complement', bounds: 'search' },
    {
      ...whole,
      id: 'brennan_prediger',
      followsMix: classes,
      statistic: table(brennanPrediger),
      transform: 'log-complement',
      bounds: 'exact',
    },
    {
      ...whole,
      id: 'kappa_max',
      statistic: table(kappaMax),
      transform: 'identity',
      bounds: 'none',
      noInterval: DESCRIBES_SHARES,
    },
    ...(isPositive === undefined || positiveName === undefined
      ? []
      : positiveRules(isPositive, positiveName)),
  ];
}

function positiveRules(isPositive: (label: number) => boolean, name: string): readonly Rule[] {
  const binary = {
    summary: mergedSummary(`binary:${name}`, 2, positiveAgainstRest(isPositive)),
    classes: () => positiveAndRest(isPositive, name),
    onlyOverall: true,
  } as const;
  const of = (measure: (matrix: ConfusionMatrix, positive: number) => Statistic) => (counts: Float64Array) =>
    measure({ size: 2, counts }, 0);
  const [own, rest] = [binary.classes().slice(0, 1), binary.classes().slice(1)];
  return [
    {
      ...binary,
      id: 'positive_agreement',
      statistic: of(positiveAgreement),
      transform: 'logit',
      followsMix: () => rest,
      bounds: 'exact',
    },
    {
      ...binary,
      id: 'negative_agreement',
      statistic: of(negativeAgreement),
      transform: 'logit',
      followsMix: () => own,
      bounds: 'exact',
    },
    {
      ...binary,
      id: 'prevalence_index',
      statistic: of(prevalenceIndex),
      transform: 'identity',
      bounds: 'exact',
      noInterval: DESCRIBES_SHARES,
    },
    {
      ...binary,
      id: 'bias_index',
      statistic: of(biasIndex),
      transform: 'identity',
      bounds: 'exact',
      followsMix: binary.classes,
      movedBy: disagreementOn(isPositive, name),
    },
  ];
}
