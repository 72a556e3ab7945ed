import type { Correlated } from '../choose/correlation-measures.ts';
import type { CriteriaBeside } from '../choose/criteria-beside.ts';
import { type Block, list, type Table } from './block.ts';
import { figureCell, intervalCell, shownEstimate } from './figure-cells.ts';
import { footnotes } from './footnotes.ts';
import { levelHead } from './level-head.ts';
import { name } from './name.ts';

/** How far a judge's answers to two criteria go together, beside gold's: one table, and who has more of it. */
export function criteriaPart(beside: readonly CriteriaBeside[] | undefined, level: number): readonly Block[] {
  if (beside === undefined || beside.length === 0) return [];
  const notes = footnotes();
  const rows = beside.flatMap(({ other, candidates }) =>
    candidates.map((own) => ({ other, own, halo: find(own, 'halo') })),
  );
  const table: Table = {
    kind: 'table',
    columns: [
      { head: 'with', align: 'left' },
      { head: 'candidate', align: 'left' },
      { head: 'judge’s correlation', align: 'right' },
      { head: 'gold’s', align: 'right' },
      { head: 'difference', align: 'right' },
      { head: levelHead(level), align: 'right' },
    ],
    rows: rows.map(({ other, own, halo }) => [
      other,
      own.candidate,
      figureCell(find(own, 'criteria_correlation'), notes),
      figureCell(find(own, 'criteria_correlation_gold'), notes),
      figureCell(halo, notes),
      intervalCell(halo, notes),
    ]),
    notes: notes.notes(),
  };
  const more = rows.filter(
    ({ halo }) =>
      shownEstimate(halo) !== undefined &&
      halo?.interval !== undefined &&
      'low' in halo.interval &&
      halo.interval.low > 0,
  );
  const sentences = more.map(
    ({ other, own }) =>
      `${name(own.candidate)}’s answers go together with those on ${name(other)} more than gold’s do: one may colour the other.`,
  );
  return [table, ...list(sentences)];
}

function find({ measures }: Correlated, family: string) {
  return measures.find(({ id }) => id.startsWith(`${family}:`));
}
