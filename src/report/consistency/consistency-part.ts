import type { Comparison } from '../../compare/comparison.ts';
import type { CandidatePair, Consistency, Repeats } from '../../compare/consistency/consistency.ts';
import type { Column } from '../../text/cell.ts';
import { fixed } from '../../text/number.ts';
import { amount, amountOf } from '../amount.ts';
import { type Block, list, paragraph, type Table } from '../block.ts';
import { figureCell, intervalCell, shownEstimate } from '../figure-cells.ts';
import { footnotes } from '../footnotes.ts';
import { levelHead } from '../level-head.ts';
import { measureName } from '../measure-text.ts';
import { name } from '../name.ts';
import { componentsBlocks } from './components-blocks.ts';
import { panelSentences } from './panel-sentences.ts';

/** Judges with themselves, with each other, as a panel, and where their differences come from. */
export function consistencyPart({ consistency }: Comparison, level: number): readonly Block[] {
  if (consistency === undefined) return [];
  return [
    ...paragraph(STABLE_IS_NOT_RIGHT),
    ...(consistency.repeats.length === 0 ? [] : [repeatsTable(consistency.repeats, level)]),
    ...pairsBlocks(consistency.pairs, level),
    ...list(panelSentences(consistency)),
    ...componentsBlocks(consistency.components, level),
  ];
}

const STABLE_IS_NOT_RIGHT =
  'Agreeing with oneself, or with other judges, is not being right: no candidate is ranked, chosen or gated by anything in this section.';

const right = (head: string): Column => ({ head, align: 'right' });
const left = (head: string): Column => ({ head, align: 'left' });

function repeatsTable(repeats: readonly Repeats[], level: number): Table {
  const notes = footnotes();
  const rows = repeats.map(({ candidate, calls, measures }) => {
    const [agreement, kappa, modal] = measures;
    return [
      name(candidate),
      amount(calls),
      amount(agreement?.n ?? 0),
      figureCell(agreement, notes),
      figureCell(kappa, notes),
      intervalCell(kappa, notes),
      figureCell(modal, notes),
    ];
  });
  return {
    kind: 'table',
    columns: [
      left('candidate'),
      right('calls'),
      right('items'),
      right(measureName('repeat_agreement')),
      right(measureName('repeat_kappa')),
      right(levelHead(level)),
      right(measureName('modal_share')),
    ],
    rows,
    notes: notes.notes(),
  };
}

/** More pairs than these are not read; the ends of the order are. */
const MOST_PAIRS = 12;

function pairsBlocks(pairs: readonly CandidatePair[], level: number): readonly Block[] {
  if (pairs.length === 0) return [];
  const sorted = pairs.toSorted((one, two) => (two.kappa.estimate ?? -2) - (one.kappa.estimate ?? -2));
  const half = MOST_PAIRS / 2;
  const shown = sorted.length <= MOST_PAIRS ? sorted : [...sorted.slice(0, half), ...sorted.slice(-half)];
  const notes = footnotes();
  const table: Table = {
    kind: 'table',
    columns: [
      left('candidate'),
      left('and'),
      left('same'),
      right('n'),
      right(measureName('pair_kappa')),
      right(levelHead(level)),
    ],
    rows: shown.map(({ first, second, share, kappa }) => [
      name(first),
      name(second),
      share === 'neither' ? '' : share,
      amount(kappa.n),
      figureCell(kappa, notes),
      intervalCell(kappa, notes),
    ]),
    notes: notes.notes(),
  };
  const cut =
    shown.length === sorted.length
      ? []
      : [
          `Of ${amount(sorted.length)} pairs the ${half} most and the ${half} least alike; all are in the JSON report.`,
        ];
  return [...paragraph('Two candidates as two raters, without gold.', ...cut), table];
}

/** For the terminal: one sentence, or none where there is nothing that a reader would act on. */
export function consistencySentence({ consistency }: Comparison): readonly string[] {
  if (consistency === undefined) return [];
  const stable = repeatSentence(consistency);
  if (stable !== undefined) return [stable];
  return panelSentences(consistency).slice(0, 1);
}

function repeatSentence({ repeats }: Consistency): string | undefined {
  const known = repeats.flatMap(({ candidate, measures }) => {
    const kappa = measures.find(({ id }) => id === 'repeat_kappa');
    const value = shownEstimate(kappa);
    return value === undefined ? [] : [{ candidate, value, n: kappa?.n ?? 0 }];
  });
  const [first] = known;
  if (first === undefined) return undefined;
  const least = known.reduce((worst, own) => (own.value < worst.value ? own : worst), first);
  const who =
    known.length === 1
      ? name(least.candidate)
      : `Of those asked twice, ${name(least.candidate)} is the least stable: it`;
  return `${who} agrees with itself at kappa ${fixed(least.value, 2)} on ${amountOf(least.n, 'item')}. Stable is not right: never choose by it.`;
}
