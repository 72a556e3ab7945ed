import type { CandidateRates, Sensitivity } from '../claim/claims.ts';
import type { Measure } from '../domain/measure.ts';
import type { Cell } from '../text/cell.ts';
import { percent } from '../text/number.ts';
import type { Block, Table } from './block.ts';
import { withInterval } from './claims-sentences.ts';
import { whyMissing } from './figure-cells.ts';
import { type Footnotes, footnotes } from './footnotes.ts';

const WHICH: Readonly<Record<Sensitivity['kind'], string>> = {
  missed: 'true positives that gold misses',
  invented: 'gold positives that are none',
  both: 'both at once',
};

/** How a candidate's rate moves, and its interval with it, as up to a tenth of the gold labels is wrong. */
export function claimsSensitivity({ overall, sensitivity }: CandidateRates): readonly Block[] {
  const notes = footnotes();
  const rows: readonly (readonly Cell[])[] = [
    ['none', '0 %', cell(overall.corrected, notes), cell(overall.ppi, notes)],
    ...sensitivity.map(({ kind, share, corrected, ppi }) => [
      WHICH[kind],
      percent(share, 0),
      cell(corrected, notes),
      cell(ppi, notes),
    ]),
  ];
  const table: Table = {
    kind: 'table',
    columns: [
      { head: 'wrong in gold', align: 'left' },
      { head: 'share', align: 'right' },
      { head: 'corrected', align: 'right' },
      { head: 'PPI++', align: 'right' },
    ],
    rows,
    notes: notes.notes(),
  };
  return [table];
}

/** What is missing of a figure, itself or its interval, has its note. */
function cell(measure: Measure, notes: Footnotes): string {
  const missing = whyMissing(measure);
  const { interval } = measure;
  const why =
    missing ?? (interval !== undefined && 'none' in interval ? `No interval: ${interval.none}.` : undefined);
  return `${withInterval(measure)}${why === undefined ? '' : notes.mark(why)}`;
}
