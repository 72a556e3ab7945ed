import type { CandidateResult, Comparison, OrderEffects } from '../compare/comparison.ts';
import type { Cell, Column } from '../text/cell.ts';
import { fixed, percent } from '../text/number.ts';
import { amount, amountOf } from './amount.ts';
import { type Block, list, type Table } from './block.ts';
import { rowName } from './error-part.ts';
import { figureCell, intervalCell, shownEstimate } from './figure-cells.ts';
import { chanceCorrectedId, findMeasure } from './find-measure.ts';
import { footnotes } from './footnotes.ts';
import { levelHead } from './level-head.ts';
import { measureName } from './measure-text.ts';
import { name } from './name.ts';
import { pIs } from './p-value.ts';

/** What the order of a pair does to every candidate; empty where pairs were asked in one order. */
export function orderPart(comparison: Comparison, level: number): readonly Block[] {
  const results = comparison.candidates.filter(({ byPresentation }) => byPresentation.length > 0);
  if (results.length === 0) return [];
  const withEffects = results.flatMap((result) =>
    result.orderEffects === undefined ? [] : [{ result, effects: result.orderEffects }],
  );
  return [
    perOrderTable(comparison, results, level),
    ...(withEffects.length === 0 ? [] : [effectsTable(withEffects)]),
    ...list(withEffects.flatMap(({ result, effects }) => sentences(result, effects))),
  ];
}

const right = (head: string): Column => ({ head, align: 'right' });

function perOrderTable(comparison: Comparison, results: readonly CandidateResult[], level: number): Table {
  const notes = footnotes();
  const beside = chanceCorrectedId(comparison);
  const rows = results.flatMap((result) =>
    [...result.byPresentation, result.main].map(({ presentation, overall }, index): readonly Cell[] => {
      const corrected = findMeasure(overall, beside);
      return [
        index === 0 ? rowName(result) : '',
        presentation,
        amount(overall.n),
        figureCell(findMeasure(overall, 'agreement'), notes),
        figureCell(corrected, notes),
        intervalCell(corrected, notes),
      ];
    }),
  );
  return {
    kind: 'table',
    columns: [
      { head: 'candidate', align: 'left' },
      { head: 'order', align: 'left' },
      right('n'),
      right('agreement'),
      right(measureName(beside)),
      right(levelHead(level)),
    ],
    rows,
    notes: notes.notes(),
  };
}

const EFFECTS = [
  'order_consistency',
  'order_kappa',
  'first_shown_share',
  'preference_fairness',
  'accuracy_invalid_wrong',
];

const EFFECTS_NOTE =
  'Same winner: share of pairs where both orders name it. Fairness (of preference): positive where the winner moves towards the response shown first, negative towards the last. Accuracy: over both orders, a missing verdict counts as wrong.';

function effectsTable(
  entries: readonly { readonly result: CandidateResult; readonly effects: OrderEffects }[],
): Table {
  const notes = footnotes();
  return {
    kind: 'table',
    columns: [
      { head: 'candidate', align: 'left' },
      right('same winner'),
      right('order kappa'),
      right('first shown'),
      right('fairness'),
      right('accuracy'),
    ],
    rows: entries.map(({ result, effects }) => [
      rowName(result),
      ...EFFECTS.map((id) =>
        figureCell(
          effects.measures.find((measure) => measure.id === id),
          notes,
        ),
      ),
    ]),
    notes: [...notes.notes(), EFFECTS_NOTE],
  };
}

function sentences({ candidate }: CandidateResult, effects: OrderEffects): readonly string[] {
  const { items, bothVerdicts, sameWinner, correctFirst, correctSecond, correctBoth } = effects;
  const [first, second] = effects.presentations.map(name);
  return [
    `${name(candidate.id)}: of ${amountOf(items, 'pair')}, ${amount(bothVerdicts)} got a verdict in both orders and ${amount(sameWinner)} the same winner; right were ${amount(correctFirst)} under ${first}, ${amount(correctSecond)} under ${second}, ${amount(correctBoth)} under both.`,
    ...firstShownSentence(candidate.id, effects),
  ];
}

/** A share of one half would mean that the place does not matter. */
function firstShownSentence(id: string, { measures }: OrderEffects): readonly string[] {
  const measure = measures.find((entry) => entry.id === 'first_shown_share');
  const share = shownEstimate(measure);
  if (measure === undefined || share === undefined || fixed(share, 3) === '0.500') return [];
  const { interval } = measure;
  const p = measures.find((entry) => entry.id === 'first_shown_p_adjusted')?.estimate;
  const isKnown = interval !== undefined && 'low' in interval;
  const doubt = !isKnown
    ? '; there is no interval, so this may be chance'
    : interval.low <= 0.5 && interval.high >= 0.5
      ? '; the interval holds 50 %, so this may be chance'
      : '';
  return [
    `${name(id)}: the response shown first wins in ${percent(share)} of the verdicts that name one${doubt}${p === undefined ? '' : ` (${pIs(p)}, reckoning with all candidates)`}.`,
  ];
}
