import { confusionMatrix, kappaMax } from '../../stats/index.ts';
import type { Slice } from '../comparison.ts';
import type { LabelSpace } from '../label-space.ts';
import { coefficient, netBiasInWords } from '../words.ts';
import { estimateOf, mainKappa } from './figures.ts';
import type { Finding } from './finding.ts';

const BIAS_WORTH_SAYING = 0.05;
/** With the label shares as they are, no judge could reach a kappa above this: then shares are what to mend first. */
const LOW_CAP = 0.8;

/** A judge that uses the labels more or less often than gold: what it does to a headline, and to kappa. */
export function labelShares(overall: Slice, space: LabelSpace): readonly Finding[] {
  return [...capped(overall), ...netBias(overall, space)];
}

function capped(overall: Slice): readonly Finding[] {
  const cap = kappaMax(confusionMatrix(overall.confusion)).value;
  const kappa = mainKappa(overall);
  if (cap === undefined || cap >= LOW_CAP || kappa?.id !== 'kappa' || kappa.estimate === undefined) return [];
  return [
    {
      name: 'kappa is capped',
      says: `Kappa is capped: with label shares as far from gold's as these, it cannot exceed ${coefficient(cap)} however well the items are told apart; it is ${coefficient(kappa.estimate)}.`,
      next: 'See first which labels it gives too often (net bias, and the test of equal shares), and mend that in the template.',
    },
  ];
}

function netBias(overall: Slice, { positiveName, criterion }: LabelSpace): readonly Finding[] {
  const id = criterion.positive === undefined ? `net_bias:${positiveName}` : 'net_bias';
  const bias = estimateOf(overall, id);
  if (bias === undefined || positiveName === undefined || Math.abs(bias) < BIAS_WORTH_SAYING) return [];
  return [
    {
      name: 'net bias',
      says: `Net bias: it ${netBiasInWords(bias, positiveName)}.`,
      next: 'Report no rate of it that is not corrected for its errors, and read the disagreements (assay review) for what its template should say.',
    },
  ];
}
