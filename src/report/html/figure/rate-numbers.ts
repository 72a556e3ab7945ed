import type { Slice } from '../../../compare/comparison.ts';
import type { Cell, Column } from '../../../text/cell.ts';
import type { Table } from '../../block.ts';
import { figureCell, intervalCell } from '../../figure-cells.ts';
import { findMeasure } from '../../find-measure.ts';
import { footnotes } from '../../footnotes.ts';
import { levelHead } from '../../level-head.ts';
import type { RateSet } from './rate-set.ts';

/**
 * The numbers that a figure of rates draws, those of candidates and values that it leaves out included.
 *
 * @param facet undefined where the figures are those on all items
 */
export function rateNumbers(
  candidates: readonly { readonly label: string; readonly slices: readonly Slice[] }[],
  facet: string | undefined,
  sets: readonly RateSet[],
  level: number,
): Table {
  const notes = footnotes();
  const heads = [...new Set(sets.flatMap(({ rates }) => rates.map(({ head }) => head)))];
  const several = sets.length > 1;
  const rows = candidates.flatMap(({ label, slices }) =>
    slices.flatMap((slice) =>
      sets.map((set): readonly Cell[] => {
        const bias = findMeasure(slice, set.bias);
        return [
          label,
          ...(facet === undefined ? [] : [slice.value]),
          ...(several ? [set.title] : []),
          ...heads.flatMap((head) => {
            const rate = set.rates.find((own) => own.head === head);
            const measure = rate === undefined ? undefined : findMeasure(slice, rate.id);
            return [figureCell(measure, notes, true), intervalCell(measure, notes)];
          }),
          figureCell(bias, notes, true),
          intervalCell(bias, notes),
        ];
      }),
    ),
  );
  return {
    kind: 'table',
    columns: [
      left('candidate'),
      ...(facet === undefined ? [] : [left(facet)]),
      ...(several ? [left('label')] : []),
      ...heads.flatMap((head) => [right(`${head} %`), right(levelHead(level))]),
      right('net bias'),
      right(levelHead(level)),
    ],
    rows,
    notes: notes.notes(),
  };
}

const left = (head: string): Column => ({ head, align: 'left' });
const right = (head: string): Column => ({ head, align: 'right' });
