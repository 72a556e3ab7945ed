import type { CandidateResult, Comparison } from '../compare/comparison.ts';
import type { Block, Table } from './block.ts';
import { rowName } from './error-part.ts';
import { figureCell, intervalCell } from './figure-cells.ts';
import { findMeasure } from './find-measure.ts';
import { footnotes } from './footnotes.ts';
import { levelHead } from './level-head.ts';
import { measureName } from './measure-text.ts';

/** Tables that keep together what is read together; those that only explain kappa stand without their intervals. */
const GROUPS: readonly { readonly ids: readonly string[]; readonly hasIntervals: boolean }[] = [
  { ids: ['f1', 'macro_f1', 'precision', 'mcc', 'gwet_ac1', 'balanced_accuracy'], hasIntervals: true },
  {
    ids: [
      'scott_pi',
      'brennan_prediger',
      'kappa_max',
      'positive_agreement',
      'negative_agreement',
      'prevalence_index',
      'bias_index',
    ],
    hasIntervals: false,
  },
  { ids: ['kappa_linear', 'spearman', 'kendall_tau_b'], hasIntervals: true },
  {
    ids: ['precision_at_deployment', 'expected_cost', 'cost_at_deployment', 'kappa_cost'],
    hasIntervals: true,
  },
];

/** Measures that other reports quote, for whoever must compare with them, and those that explain the main ones. */
export function otherMeasures({ candidates, floors }: Comparison, level: number): readonly Block[] {
  const results = [...candidates, ...floors];
  return GROUPS.flatMap(({ ids, hasIntervals }) => {
    const used = ids.filter((id) => results.some(({ main }) => findMeasure(main.overall, id) !== undefined));
    return used.length === 0 ? [] : [tableOf(results, used, hasIntervals ? level : undefined)];
  });
}

/** @param level of the intervals; `undefined` for a table of bare figures */
function tableOf(
  results: readonly CandidateResult[],
  ids: readonly string[],
  level: number | undefined,
): Table {
  const notes = footnotes();
  const rows = results.map((result) => [
    rowName(result),
    ...ids.flatMap((id) => {
      const measure = findMeasure(result.main.overall, id);
      return [figureCell(measure, notes), ...(level === undefined ? [] : [intervalCell(measure, notes)])];
    }),
  ]);
  return {
    kind: 'table',
    columns: [
      { head: 'candidate', align: 'left' },
      ...ids.flatMap((id) => [
        { head: measureName(id), align: 'right' as const },
        ...(level === undefined ? [] : [{ head: levelHead(level), align: 'right' as const }]),
      ]),
    ],
    rows,
    notes: notes.notes(),
  };
}
