import type { Comparison } from '../../compare/comparison.ts';
import type { CandidateConfidence } from '../../compare/confidence/confidence.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Column } from '../../text/cell.ts';
import { fixed, percent } from '../../text/number.ts';
import { amount } from '../amount.ts';
import { type Block, list, paragraph, type Table } from '../block.ts';
import { figureCell, intervalCell, shownEstimate } from '../figure-cells.ts';
import { footnotes } from '../footnotes.ts';
import { levelHead } from '../level-head.ts';
import { measureName } from '../measure-text.ts';
import { name } from '../name.ts';
import { escalationSentences } from './escalation-sentences.ts';

/** What confidences are worth: calibration, how they sort right from wrong, and what may stand unseen. */
export function confidencePart({ confidence = [], criterion }: Comparison, level: number): readonly Block[] {
  if (confidence.length === 0) return [];
  return [
    ...paragraph(
      'Confidence is in the judge’s own label: what it stated, or the share of an item’s calls that gave it. Right is what gold says.',
    ),
    measuresTable(confidence, level),
    ...paragraph('Share right by confidence (bins closed on the right):'),
    curveTable(confidence),
    ...paragraph('Share wrong when only the surest verdicts are kept:'),
    keptTable(confidence),
    ...list(escalationSentences(confidence, criterion.positive)),
  ];
}

const right = (head: string): Column => ({ head, align: 'right' });
const left = (head: string): Column => ({ head, align: 'left' });

const find = ({ measures }: CandidateConfidence, id: string): Measure | undefined =>
  measures.find((measure) => measure.id === id);

function measuresTable(confidence: readonly CandidateConfidence[], level: number): Table {
  const notes = footnotes();
  const ids = ['calibration_error', 'brier', 'brier_reliability', 'brier_resolution', 'risk_area'];
  return {
    kind: 'table',
    columns: [
      left('candidate'),
      left('confidence'),
      right('n'),
      right(measureName('overconfidence')),
      right(levelHead(level)),
      ...ids.map((id) => right(measureName(id))),
    ],
    rows: confidence.map((own) => [
      name(own.candidate),
      own.of,
      amount(own.measures[0]?.n ?? 0),
      figureCell(find(own, 'overconfidence'), notes),
      intervalCell(find(own, 'overconfidence'), notes),
      ...ids.map((id) => figureCell(find(own, id), notes)),
    ]),
    notes: notes.notes(),
  };
}

function curveTable(confidence: readonly CandidateConfidence[]): Table {
  return {
    kind: 'table',
    columns: [
      left('candidate'),
      left('confidence'),
      right('from'),
      right('to'),
      right('n'),
      right('mean confidence'),
      right('right'),
      right('interval'),
    ],
    rows: confidence.flatMap((own) =>
      own.curve.map(({ low, high, n, meanConfidence, shareRight, interval, shown }, index) => [
        index === 0 ? name(own.candidate) : '',
        index === 0 ? own.of : '',
        fixed(low, 1),
        fixed(high, 1),
        amount(n),
        percent(meanConfidence),
        shown ? percent(shareRight) : '–',
        !shown || 'none' in interval
          ? ''
          : `[${fixed(interval.low * 100, 1)}, ${fixed(interval.high * 100, 1)}]`,
      ]),
    ),
    notes: [
      'Shares of bins with fewer than 5 items are withheld; a bin whose share is 0 or 1 may have no interval.',
    ],
  };
}

const SHARES_KEPT = [0.25, 0.5, 0.75, 1];

function keptTable(confidence: readonly CandidateConfidence[]): Table {
  return {
    kind: 'table',
    columns: [
      left('candidate'),
      left('confidence'),
      ...SHARES_KEPT.map((share) => right(`surest ${percent(share, 0)}`)),
    ],
    rows: confidence.map((own) => [
      name(own.candidate),
      own.of,
      ...SHARES_KEPT.map((share) => {
        const point = own.kept.find(({ kept }) => kept >= share - 1e-9);
        if (point === undefined) return '';
        const more = point.kept > share + 0.05 ? ` (${percent(point.kept, 0)})` : '';
        return `${percent(point.risk)}${more}`;
      }),
    ]),
    notes: [
      'Verdicts of equal confidence are kept together: in parentheses the share that is kept, where it is larger.',
    ],
  };
}

/** For the terminal: one sentence about the candidate whose confidence is furthest from what is right. */
export function confidenceSentence({ confidence = [] }: Comparison): readonly string[] {
  const known = confidence.flatMap((own) => {
    const value = shownEstimate(find(own, 'overconfidence'));
    return value === undefined ? [] : [{ own, value }];
  });
  const [first] = known;
  if (first === undefined) return [];
  const furthest = known.reduce(
    (most, one) => (Math.abs(one.value) > Math.abs(most.value) ? one : most),
    first,
  );
  const { own, value } = furthest;
  const settled = own.escalation !== undefined && 'threshold' in own.escalation.result;
  return [
    `Confidence of ${name(own.candidate)} (${own.of}) is ${percent(Math.abs(value))} ${value >= 0 ? 'above' : 'below'} the share that is right${known.length > 1 ? ', the furthest of all' : ''}; ${settled ? 'from which confidence on verdicts may stand unseen is in the report' : 'no confidence is shown to be high enough for verdicts to stand unseen'}.`,
  ];
}
