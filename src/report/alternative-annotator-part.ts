import type { BesidePeople } from '../compare/people/people.ts';
import { percent } from '../text/number.ts';
import { amountOf } from './amount.ts';
import type { Table } from './block.ts';
import { figureCell } from './figure-cells.ts';
import { footnotes } from './footnotes.ts';
import { name } from './name.ts';
import { pIs } from './p-value.ts';

const IDS = [
  'alt_test_omega:0.20',
  'alt_test_omega:0.15',
  'alt_test_omega:0.10',
  'alt_test_rho',
  'judges_verdict_z',
];

/** The alternative annotator test and Judge's Verdict, a row per candidate, with how many annotators could be tested. */
export function alternativeTable(candidates: readonly BesidePeople[]): Table {
  const notes = footnotes();
  return {
    kind: 'table',
    columns: [
      { head: 'candidate', align: 'left' },
      ...['annotators tested', 'omega at .20', 'at .15', 'at .10', 'rho', 'z'].map((head) => ({
        head,
        align: 'right' as const,
      })),
    ],
    rows: candidates.map((entry) => [
      entry.candidate,
      `${testedOf(entry).length} of ${entry.annotators.length}`,
      ...IDS.map((id) => figureCell(measureOf(entry, id), notes)),
    ]),
    notes: notes.notes(),
  };
}

/** What the test says of each annotator, and whom it leaves out for which reason. */
export function alternativeSentences(entry: BesidePeople): readonly string[] {
  return [...annotatorSentence(entry), ...leftOutSentence(entry)];
}

export function measureOf({ measures }: BesidePeople, id: string) {
  return measures.find((entry) => entry.id === id);
}

type Annotator = BesidePeople['annotators'][number];

function testedOf({ annotators }: BesidePeople): readonly Annotator[] {
  return annotators.filter(({ pValue }) => pValue !== undefined);
}

function annotatorSentence({ candidate, annotators }: BesidePeople): readonly string[] {
  const each = annotators.flatMap(({ annotator, advantage, pValue }) =>
    advantage === undefined
      ? []
      : [`${name(annotator)} ${percent(advantage)} (${pValue === undefined ? 'no test' : pIs(pValue)})`],
  );
  if (each.length === 0) return [];
  return [
    `${name(candidate)} stands at least as well with the others as each annotator on this share of items (in brackets the adjusted p-value at epsilon .15): ${each.join(', ')}.`,
  ];
}

/** Omega is a share of those tested, so a reader has to know who is not among them. */
function leftOutSentence(entry: BesidePeople): readonly string[] {
  const left = entry.annotators.filter(({ pValue }) => pValue === undefined);
  if (left.length === 0) return [];
  const reasons = [...new Set(left.map(({ reason }) => reason ?? 'no reason'))].map((reason) => {
    const who = left
      .filter((own) => (own.reason ?? 'no reason') === reason)
      .map(({ annotator, items }) => `${name(annotator)} (${amountOf(items, 'item')})`);
    return `${who.join(', ')}: ${name(reason)}`;
  });
  return [
    `Omega of ${name(entry.candidate)} is a share of the ${testedOf(entry).length} annotators tested, of ${entry.annotators.length} in all. Left out of it: ${reasons.join('; ')}.`,
  ];
}
