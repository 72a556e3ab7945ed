import { defined, kendallTauBOfCounts, none, type Statistic, spearmanOfCounts } from '../stats/index.ts';
import type { LabelSpace } from './label-space.ts';
import { wholeKappaRule } from './margin-rules.ts';
import type { Rule } from './rule.ts';
import { tableSummary } from './summary.ts';

/** Whether the judge puts the items in gold's order, however far from gold it is; and linear kappa for words in order. */
export function orderRules(space: LabelSpace, classes: Rule['classes']): readonly Rule[] {
  const { size, criterion, ownLabel } = space;
  // A missing verdict has no place in an order.
  if (ownLabel !== undefined) return [];
  const rank = (id: string, quick: (counts: Float64Array) => number | undefined): Rule => ({
    id,
    summary: tableSummary(size),
    statistic: (counts) => existing(quick(counts)),
    quick,
    transform: 'log-complement',
    classes,
    bounds: 'none',
    onlyOverall: true,
  });
  return [
    ...(criterion.scale === 'ordinal'
      ? [{ ...wholeKappaRule('kappa_linear', size, classes, 'linear'), onlyOverall: true }]
      : []),
    rank('spearman', spearmanOfCounts(size)),
    rank('kendall_tau_b', kendallTauBOfCounts(size)),
  ];
}

function existing(value: number | undefined): Statistic {
  return value === undefined ? none('gold or judge gave every item the same label') : defined(value);
}
