import type { Difference, FacetRates } from '../claim/claims.ts';
import type { Measure } from '../domain/measure.ts';
import type { Cell, Column } from '../text/cell.ts';
import { amount } from './amount.ts';
import { type Block, heading, paragraph, type Table } from './block.ts';
import { figureCell, intervalCell, whyMissing } from './figure-cells.ts';
import { type Footnotes, footnotes } from './footnotes.ts';
import { name } from './name.ts';
import { pValue } from './p-value.ts';

const right = (head: string): Column => ({ head, align: 'right' });

/** Differences shown in full up to this many; of more only those that either test shows. */
const ALL_SHOWN = 10;

/** One candidate's rates per value of a facet, raw and corrected, and the differences between values. */
export function claimsFacets(facet: FacetRates, candidate: string, level: number): readonly Block[] {
  return [
    heading(4, `Rates by ${name(facet.facet)}: ${name(candidate)}`),
    valuesTable(facet),
    ...differences(facet, level),
  ];
}

function valuesTable({ facet, values }: FacetRates): Table {
  const notes = footnotes();
  return {
    kind: 'table',
    columns: [
      { head: facet, align: 'left' },
      right('n'),
      right('raw %'),
      right('corrected %'),
      right('interval'),
      right('PPI++ %'),
      right('interval'),
      { head: 'error rates', align: 'left' },
    ],
    rows: values.map(({ value, raw, corrected, ppi, errorRates }): readonly Cell[] => [
      value,
      amount(raw.n),
      figureCell(raw, notes, true),
      figureCell(corrected, notes, true),
      intervalCell(corrected, notes),
      figureCell(ppi, notes, true),
      intervalCell(ppi, notes),
      errorRates,
    ]),
    notes: notes.notes(),
  };
}

function differences({ facet, differences: all, none }: FacetRates, level: number): readonly Block[] {
  if (none !== undefined) return paragraph(`No differences: ${none}.`);
  const isFound = ({ rawP = 1, correctedP = 1 }: Difference) => Math.min(rawP, correctedP) < 1 - level;
  const shown = all.length <= ALL_SHOWN ? all : all.filter(isFound);
  if (shown.length === 0)
    return paragraph(
      `None of the ${amount(all.length)} differences between two values of ${name(facet)} is shown.`,
    );
  const notes = footnotes();
  const table: Table = {
    kind: 'table',
    columns: [
      { head: 'difference, points', align: 'left' },
      right('raw'),
      right('p'),
      right('corrected'),
      right('interval'),
      right('p'),
    ],
    rows: shown.map((own) => differenceRow(own, notes)),
    notes: notes.notes(),
  };
  const left = all.length - shown.length;
  return [
    table,
    ...(left === 0
      ? []
      : paragraph(`${amount(left)} other pairs are not shown to differ either way; the JSON has them.`)),
  ];
}

function differenceRow(
  { first, second, raw, corrected, rawP, rawPReason, correctedP, correctedPReason }: Difference,
  notes: Footnotes,
): readonly Cell[] {
  return [
    `${name(first)} - ${name(second)}`,
    figureCell(raw, notes, true),
    pCell(raw, rawP, rawPReason, notes),
    figureCell(corrected, notes, true),
    intervalCell(corrected, notes),
    pCell(corrected, correctedP, correctedPReason, notes),
  ];
}

/** Blank beside a difference that is missing itself, which has its note. */
function pCell(of: Measure, value: number | undefined, reason: string | undefined, notes: Footnotes): string {
  if (whyMissing(of) !== undefined) return '';
  return value === undefined ? `–${notes.mark(`p does not exist: ${reason ?? ''}.`)}` : pValue(value);
}
