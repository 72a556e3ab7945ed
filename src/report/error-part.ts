import type { CandidateResult, Comparison } from '../compare/comparison.ts';
import type { Cell, Column } from '../text/cell.ts';
import { amount } from './amount.ts';
import type { Table } from './block.ts';
import { compared } from './compared.ts';
import { figureCell, intervalCell } from './figure-cells.ts';
import { findMeasure, type RateFamily, rateFamilies, recallLabels } from './find-measure.ts';
import { footnotes } from './footnotes.ts';
import { levelHead } from './level-head.ts';
import { bareNumber } from './measure-text.ts';
import { quoted } from './name.ts';

/** A table with the sentence that says what its rows are. */
export interface TitledTable {
  readonly title: string;
  readonly table: Table;
}

/**
 * What kind of errors each of the candidates and floors given makes, on all items: TPR, FPR and net bias for the positive label or
 * for each cut; recall and net bias of every label where there are more than two; signed bias for ratings.
 */
export function errorTables(
  comparison: Comparison,
  results: readonly CandidateResult[],
  level: number,
): readonly TitledTable[] {
  if (results.length === 0) return [];
  const labels = recallLabels(comparison);
  return [
    ...rateFamilies(comparison).map((family) => rateTable(results, family, level)),
    ...(labels.length === 0 ? [] : [labelTable(results, labels, comparison, level)]),
    ...ratingTable(results, level),
  ];
}

/** Those that stand in the comparison's main tables: all but the simulated ones, which stand apart. */
export function mainResults({ candidates, floors }: Comparison): readonly CandidateResult[] {
  return [...candidates.filter(({ standing }) => standing !== 'simulated'), ...floors];
}

/** The row's first cell: floors and simulated judges are marked as such. */
export function rowName({ candidate, standing }: CandidateResult): string {
  return standing === 'floor' || standing === 'simulated' ? `${standing}: ${candidate.id}` : candidate.id;
}

const right = (head: string): Column => ({ head, align: 'right' });
const left = (head: string): Column => ({ head, align: 'left' });

function rateTable(
  results: readonly CandidateResult[],
  { suffix, positive }: RateFamily,
  level: number,
): TitledTable {
  const notes = footnotes();
  const isCut = suffix !== '';
  const rows = results.map((result): readonly Cell[] => {
    const find = (id: string) => findMeasure(compared(result), id + suffix);
    return [
      rowName(result),
      ...(isCut ? [figureCell(find('kappa'), notes)] : []),
      figureCell(find('tpr'), notes, true),
      intervalCell(find('tpr'), notes),
      figureCell(find('fpr'), notes, true),
      intervalCell(find('fpr'), notes),
      figureCell(find('net_bias'), notes, true),
    ];
  });
  return {
    title: isCut
      ? `Errors at the cut ${quoted(positive)}; net bias in percentage points`
      : `Errors on ${quoted(positive)}; net bias in percentage points`,
    table: {
      kind: 'table',
      columns: [
        left('candidate'),
        ...(isCut ? [right('kappa')] : []),
        right('TPR %'),
        right(levelHead(level)),
        right('FPR %'),
        right(levelHead(level)),
        right('net bias'),
      ],
      rows,
      notes: notes.notes(),
    },
  };
}

function labelTable(
  results: readonly CandidateResult[],
  labels: readonly string[],
  comparison: Comparison,
  level: number,
): TitledTable {
  const notes = footnotes();
  const rows = results.flatMap((result) =>
    labels.map((label, index): readonly Cell[] => {
      const slice = compared(result);
      const recall = findMeasure(slice, `recall:${label}`);
      return [
        index === 0 ? rowName(result) : '',
        label,
        goldCount(slice.confusion[comparison.criterion.labels.indexOf(label)]),
        figureCell(recall, notes, true),
        intervalCell(recall, notes),
        figureCell(findMeasure(slice, `precision:${label}`), notes, true),
        figureCell(findMeasure(slice, `net_bias:${label}`), notes, true),
      ];
    }),
  );
  return {
    title: 'Each label against all others; net bias in percentage points',
    table: {
      kind: 'table',
      columns: [
        left('candidate'),
        left('label'),
        right('gold'),
        right('recall %'),
        right(levelHead(level)),
        right('precision %'),
        right('net bias'),
      ],
      rows,
      notes: notes.notes(),
    },
  };
}

function goldCount(row: readonly number[] | undefined): string {
  return amount((row ?? []).reduce((sum, count) => sum + count, 0));
}

function ratingTable(results: readonly CandidateResult[], level: number): readonly TitledTable[] {
  if (!results.some(({ main }) => findMeasure(main.overall, 'signed_bias') !== undefined)) return [];
  const notes = footnotes();
  const rows = results.map((result): readonly Cell[] => {
    const bias = findMeasure(compared(result), 'signed_bias');
    return [
      rowName(result),
      figureCell(bias, notes),
      intervalCell(bias, notes),
      figureCell(findMeasure(compared(result), 'mean_absolute_error'), notes),
    ];
  });
  const columns = [
    left('candidate'),
    right('signed bias'),
    right(levelHead(level)),
    right('mean absolute error'),
  ];
  return [
    {
      title: `Distance from gold in units of the scale: ${bareNumber('signed_bias', 1)} is one step higher than gold`,
      table: { kind: 'table', columns, rows, notes: notes.notes() },
    },
  ];
}
