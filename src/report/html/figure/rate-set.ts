import type { Comparison } from '../../../compare/comparison.ts';
import type { Look } from '../../chart/dot-chart.ts';
import { rateFamilies, recallLabels } from '../../find-measure.ts';
import { quoted } from '../../name.ts';

/** Rates about one label that belong together, and what they do to its share. */
export interface RateSet {
  readonly title: string;
  readonly rates: readonly { readonly id: string; readonly head: string; readonly look: Look }[];
  /** Id of the net bias. */
  readonly bias: string;
}

/** TPR and FPR of the positive label or of every cut; of other labels, and where there is no positive one, recall. */
export function rateSets(comparison: Comparison): readonly RateSet[] {
  const families = rateFamilies(comparison);
  const labels = recallLabels(comparison).filter(
    (label) => !families.some(({ suffix, positive }) => suffix === '' && positive === label),
  );
  return [
    ...families.map(({ suffix, positive }): RateSet => {
      return {
        title: suffix === '' ? quoted(positive) : `cut ${quoted(positive)}`,
        rates: [
          { id: `tpr${suffix}`, head: 'TPR', look: 'disc' },
          { id: `fpr${suffix}`, head: 'FPR', look: 'diamond' },
        ],
        bias: `net_bias${suffix}`,
      };
    }),
    ...labels.map((label): RateSet => {
      return {
        title: quoted(label),
        rates: [{ id: `recall:${label}`, head: 'recall', look: 'disc' }],
        bias: `net_bias:${label}`,
      };
    }),
  ];
}
