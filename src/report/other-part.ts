import type { Comparison } from '../compare/comparison.ts';
import type { Block, Table } from './block.ts';
import { rowName } from './error-part.ts';
import { figureCell, intervalCell } from './figure-cells.ts';
import { findMeasure } from './find-measure.ts';
import { footnotes } from './footnotes.ts';
import { levelHead } from './level-head.ts';
import { measureName } from './measure-text.ts';

const OTHERS = ['f1', 'macro_f1', 'precision', 'mcc', 'gwet_ac1', 'balanced_accuracy'];

/** Measures that other reports quote, for whoever must compare with them: one table per measure kept short. */
export function otherMeasures({ candidates, floors }: Comparison, level: number): readonly Block[] {
  const results = [...candidates, ...floors];
  const used = OTHERS.filter((id) => results.some(({ main }) => findMeasure(main.overall, id) !== undefined));
  if (used.length === 0) return [];
  const notes = footnotes();
  const rows = results.map((result) => [
    rowName(result),
    ...used.flatMap((id) => {
      const measure = findMeasure(result.main.overall, id);
      return [figureCell(measure, notes), intervalCell(measure, notes)];
    }),
  ]);
  const table: Table = {
    kind: 'table',
    columns: [
      { head: 'candidate', align: 'left' },
      ...used.flatMap((id) => [
        { head: measureName(id), align: 'right' as const },
        { head: levelHead(level), align: 'right' as const },
      ]),
    ],
    rows,
    notes: notes.notes(),
  };
  return [table];
}
