import { binaryRates, type ConfusionMatrix, kappaAtPrevalence, marginals } from '../../stats/index.ts';
import type { Slice } from '../comparison.ts';
import type { LabelSpace } from '../label-space.ts';
import { coefficient, percent } from '../words.ts';
import type { Finding } from './finding.ts';

/** Odds of the positive class that differ by this factor move kappa and precision visibly. */
const ODDS_APART = 2;

/** Gold whose share of positives is not that of the place where the judge will be used. */
export function deploymentGap(
  overall: Slice,
  space: LabelSpace,
  deploymentPrevalence: number | undefined,
): readonly Finding[] {
  const { isPositive, positiveName } = space;
  if (deploymentPrevalence === undefined || isPositive === undefined) return [];
  const matrix = positiveAgainstRest(overall, isPositive);
  const { n, gold } = marginals(matrix);
  const share = (gold[0] ?? 0) / n;
  const { tpr, fpr } = binaryRates(matrix, 0);
  if (n === 0 || tpr.value === undefined || fpr.value === undefined) return [];
  const apart = odds(share) / odds(deploymentPrevalence);
  if (apart < ODDS_APART && apart > 1 / ODDS_APART) return [];
  const kappa = kappaAtPrevalence(tpr.value, fpr.value, deploymentPrevalence).value;
  const right = deploymentPrevalence * tpr.value;
  const said = right + (1 - deploymentPrevalence) * fpr.value;
  const there = [
    ...(kappa === undefined ? [] : [`kappa would be ${coefficient(kappa)}`]),
    ...(said === 0 ? [] : [`${percent(right / said)} of its positive verdicts would be right`]),
  ];
  if (there.length === 0) return [];
  return [
    {
      name: 'prevalence differs from deployment',
      says: `Gold holds ${percent(share)} "${positiveName}", deployment ${percent(deploymentPrevalence)}: there, with the same TPR and FPR, ${there.join(' and ')}.`,
      next: 'Choose by the figures at the deployment prevalence, and check on transcripts from there that TPR and FPR carry over.',
    },
  ];
}

function odds(share: number): number {
  return share / (1 - share);
}

/** Class 0 is the positive one; a missing verdict that is a label of its own is no positive. */
function positiveAgainstRest({ confusion }: Slice, isPositive: (label: number) => boolean): ConfusionMatrix {
  const counts = new Float64Array(4);
  confusion.forEach((row, gold) => {
    row.forEach((count, judge) => {
      const cell = (isPositive(gold) ? 0 : 2) + (isPositive(judge) ? 0 : 1);
      counts[cell] = (counts[cell] ?? 0) + count;
    });
  });
  return { size: 2, counts };
}
