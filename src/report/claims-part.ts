import type { Claims } from '../claim/claims.ts';
import type { Cell, Column } from '../text/cell.ts';
import { amount, amountOf } from './amount.ts';
import type { Assessment } from './assessment.ts';
import { type Block, heading, list, paragraph, type Table } from './block.ts';
import { claimsFacets } from './claims-facet-part.ts';
import { claimsSensitivity } from './claims-sensitivity-part.ts';
import { choiceSentences, conclusionSentences, headlineSentences } from './claims-sentences.ts';
import { figureCell, intervalCell } from './figure-cells.ts';
import { footnotes } from './footnotes.ts';
import { levelHead } from './level-head.ts';
import { name, quoted } from './name.ts';
import { staleMark } from './stale-mark.ts';

/**
 * What the judges' errors do to the rates reported from them: raw and corrected rates under every candidate side by
 * side, which conclusions change with the candidate, and for the headline's candidate the facets and how much errors in
 * gold would matter. One sentence where there is nothing to correct; nothing where nobody asked.
 */
export function claimsPart(comparison: Assessment, level: number): readonly Block[] {
  const { claims } = comparison;
  if (claims === undefined) return [];
  const short = claimsSummary(comparison, level);
  const own = claims.rates.find(({ candidate }) => candidate === claims.headline);
  if (claims.none !== undefined || own === undefined) return short;
  return [
    ...short,
    ...own.by.flatMap((facet) => claimsFacets(facet, own.candidate, level)),
    heading(4, `If some gold is wrong: ${name(own.candidate)}`),
    ...claimsSensitivity(own),
  ];
}

/** The same without facets and sensitivity, for a terminal. */
export function claimsSummary({ claims, candidates }: Assessment, level: number): readonly Block[] {
  if (claims === undefined) return [];
  if (claims.none !== undefined) return paragraph(`Nothing is corrected here: ${name(claims.none)}.`);
  const { transcripts, labelled, positive } = claims;
  return [
    ...paragraph(
      `The rate of ${quoted(positive)} over ${amountOf(transcripts, 'transcript')}, ${amount(labelled)} of them with gold. Each interval is a ${levelHead(level)}.`,
    ),
    ratesTable(claims, candidates),
    ...list([...headlineSentences(claims), ...choiceSentences(claims), ...conclusionSentences(claims)]),
  ];
}

const right = (head: string): Column => ({ head, align: 'right' });

function ratesTable({ rates }: Claims, candidates: Assessment['candidates']): Table {
  const notes = footnotes();
  const rows = rates.map(({ candidate, overall }): readonly Cell[] => [
    candidate +
      staleMark(
        candidates.find((own) => own.candidate.id === candidate),
        notes,
      ),
    figureCell(overall.raw, notes, true),
    figureCell(overall.corrected, notes, true),
    intervalCell(overall.corrected, notes),
    figureCell(overall.ppi, notes, true),
    intervalCell(overall.ppi, notes),
  ]);
  return {
    kind: 'table',
    columns: [
      { head: 'candidate', align: 'left' },
      right('raw %'),
      right('corrected %'),
      right('interval'),
      right('PPI++ %'),
      right('interval'),
    ],
    rows,
    notes: notes.notes(),
  };
}
