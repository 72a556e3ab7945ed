import type { Comparison } from '../compare/comparison.ts';
import type { Cell } from '../text/cell.ts';
import { amount } from './amount.ts';
import type { Table } from './block.ts';
import { figureCell, intervalCell, shownEstimate } from './figure-cells.ts';
import { chanceCorrectedId, findMeasure } from './find-measure.ts';
import { footnotes } from './footnotes.ts';
import { levelHead } from './level-head.ts';
import { bareInterval, measureName } from './measure-text.ts';
import { name } from './name.ts';

/**
 * Candidates that did not answer enough to be ranked: figures on their own items, the bounds between which the
 * figure would lie had they answered, and why they stand here.
 */
export function belowTheLine(
  comparison: Comparison,
  level: number,
): { readonly table: Table; readonly reasons: readonly string[] } | undefined {
  const below = comparison.candidates.filter(({ standing }) => standing === 'below the line');
  if (below.length === 0) return undefined;
  const notes = footnotes();
  const beside = chanceCorrectedId(comparison);
  const rows = below.map(({ candidate, main }): readonly Cell[] => {
    const corrected = findMeasure(main.overall, beside);
    const bounds = corrected?.bounds;
    return [
      candidate.id,
      `${amount(main.overall.n)} of ${amount(main.overall.labelled)}`,
      figureCell(findMeasure(main.overall, 'agreement'), notes),
      figureCell(corrected, notes),
      intervalCell(corrected, notes),
      bounds === undefined || shownEstimate(corrected) === undefined
        ? ''
        : bareInterval(beside, bounds.low, bounds.high),
    ];
  });
  const right = (head: string) => ({ head, align: 'right' as const });
  return {
    table: {
      kind: 'table',
      columns: [
        { head: 'candidate', align: 'left' },
        right('n'),
        right('agreement'),
        right(measureName(beside)),
        right(levelHead(level)),
        right('bounds'),
      ],
      rows,
      notes: notes.notes(),
    },
    reasons: below.map(
      ({ candidate, because }) => `${name(candidate.id)}: ${name(because ?? 'not ranked')}.`,
    ),
  };
}
