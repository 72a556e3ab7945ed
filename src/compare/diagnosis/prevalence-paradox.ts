import {
  binaryRates,
  confusionMatrix,
  gwetAc1,
  negativeAgreement,
  positiveAgreement,
  prevalenceIndex,
} from '../../stats/index.ts';
import type { Slice } from '../comparison.ts';
import type { LabelSpace } from '../label-space.ts';
import { coefficient, percent } from '../words.ts';
import { estimateOf } from './figures.ts';
import type { Finding } from './finding.ts';

/**
 * High agreement beside a low kappa because one class is rare: agreement of .8 or more, kappa below .4, prevalence
 * index of .5 or more either way (Feinstein & Cicchetti 1990; Byrt, Bishop & Carlin 1993). Neither figure is wrong:
 * they answer different questions.
 */
export function prevalenceParadox(overall: Slice, space: LabelSpace): readonly Finding[] {
  const { positive } = space.criterion;
  const agreement = estimateOf(overall, 'agreement');
  const kappa = estimateOf(overall, 'kappa');
  if (positive === undefined || space.isPositive === undefined) return [];
  if (agreement === undefined || kappa === undefined) return [];
  const matrix = confusionMatrix(overall.confusion);
  const index = prevalenceIndex(matrix, positive).value ?? 0;
  if (agreement < 0.8 || kappa >= 0.4 || Math.abs(index) < 0.5) return [];
  const { tpr, tnr } = binaryRates(matrix, positive);
  const rare = index < 0;
  return [
    {
      name: 'prevalence paradox',
      says: `Prevalence paradox: agreement is ${percent(agreement)} and kappa ${coefficient(kappa)} because positives are ${rare ? 'rare' : 'common'} (prevalence index ${coefficient(index)}): chance alone would agree nearly as often. Both are right; neither says where the judge errs. TPR is ${share(tpr)}, TNR ${share(tnr)}, P+ ${share(positiveAgreement(matrix, positive))}, P- ${share(negativeAgreement(matrix, positive))}, AC1 ${number(gwetAc1(matrix))}.`,
      next: `Read TPR and TNR instead of either, and label more ${rare ? 'positives' : 'negatives'}.`,
    },
  ];
}

function share({ value }: { readonly value: number | undefined }): string {
  return value === undefined ? 'not known' : percent(value);
}

function number({ value }: { readonly value: number | undefined }): string {
  return value === undefined ? 'not known' : coefficient(value);
}
