import type { CandidateRates, Sensitivity } from '../claim/claims.ts';
import type { Cell } from '../text/cell.ts';
import { percent } from '../text/number.ts';
import { type Block, paragraph, type Table } from './block.ts';
import { withInterval } from './claims-sentences.ts';
import { whyMissing } from './figure-cells.ts';

const WHICH: Readonly<Record<Sensitivity['kind'], string>> = {
  missed: 'true positives that gold misses',
  invented: 'gold positives that are none',
  both: 'both at once',
};

/** How a candidate's rate moves, and its interval with it, as up to a tenth of the gold labels is wrong. */
export function claimsSensitivity({ overall, sensitivity }: CandidateRates): readonly Block[] {
  const rows: readonly (readonly Cell[])[] = [
    ['none', '0 %', withInterval(overall.corrected), withInterval(overall.ppi)],
    ...sensitivity.map(({ kind, share, corrected, ppi }) => [
      WHICH[kind],
      percent(share, 0),
      withInterval(corrected),
      withInterval(ppi),
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
    notes: [],
  };
  const missing = sensitivity.find(({ corrected }) => whyMissing(corrected) !== undefined);
  return [
    table,
    ...(missing === undefined
      ? []
      : paragraph(`Where there is no corrected rate: ${whyMissing(missing.corrected) ?? ''}`)),
  ];
}
