import type { Comparison } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';
import type { Cell } from '../text/cell.ts';
import { amount } from './amount.ts';
import type { Table } from './block.ts';
import { figureCell, intervalCell, shownEstimate } from './figure-cells.ts';
import { chanceCorrectedId, findMeasure } from './find-measure.ts';
import { type Footnotes, footnotes } from './footnotes.ts';
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
    return [
      candidate.id,
      `${amount(main.overall.n)} of ${amount(main.overall.labelled)}`,
      figureCell(findMeasure(main.overall, 'agreement'), notes),
      figureCell(corrected, notes),
      intervalCell(corrected, notes),
      boundsCell(corrected, notes),
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

/** Blank beside a figure that is missing itself, which has its note. */
function boundsCell(measure: Measure | undefined, notes: Footnotes): string {
  if (measure === undefined || shownEstimate(measure) === undefined) return '';
  const { id, bounds } = measure;
  if (bounds === undefined) return '';
  const found = bounds.exact ? '' : notes.mark('Bounds found by search.');
  return `${bareInterval(id, bounds.low, bounds.high)}${found}`;
}
