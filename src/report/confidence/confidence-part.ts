import type { Comparison } from '../../compare/comparison.ts';
import type { CandidateConfidence, CurveBin, NoConfidence } from '../../compare/confidence/confidence.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Column } from '../../text/cell.ts';
import { fixed, percent } from '../../text/number.ts';
import { amount, amountOf } from '../amount.ts';
import { type Block, list, paragraph, type Table } from '../block.ts';
import { figureCell, intervalCell, shownEstimate } from '../figure-cells.ts';
import { type Footnotes, footnotes } from '../footnotes.ts';
import { levelHead } from '../level-head.ts';
import { measureName } from '../measure-text.ts';
import { name } from '../name.ts';
import { escalationSentences } from './escalation-sentences.ts';
import { isMore, SHARES_KEPT, whereKept } from './share-kept.ts';

/**
 * What confidences are worth: calibration, how they sort right from wrong, and what may stand unseen; and of whom none
 * is known, and why.
 */
export function confidencePart(
  { confidence = [], noConfidence = [], criterion }: Comparison,
  level: number,
): readonly Block[] {
  return [
    ...(confidence.length === 0 ? [] : known(confidence, criterion.positive, level)),
    ...list(unknownSentences(noConfidence)),
  ];
}

function known(
  confidence: readonly CandidateConfidence[],
  positive: string | undefined,
  level: number,
): readonly Block[] {
  return [
    ...paragraph(
      'Confidence is in the judge’s own label: what it stated, or the share of an item’s calls that gave it. Right is what gold says.',
    ),
    measuresTable(confidence, level),
    ...paragraph('The Brier score in its parts: reliability - resolution + uncertainty + within bins.'),
    brierTable(confidence, level),
    ...paragraph('Share right by confidence (bins closed on the right):'),
    curveTable(confidence, level),
    ...paragraph('Share wrong when only the surest verdicts are kept:'),
    keptTable(confidence),
    ...list(escalationSentences(confidence, positive)),
  ];
}

/** One sentence per reason. */
function unknownSentences(noConfidence: readonly NoConfidence[]): readonly string[] {
  return [...new Set(noConfidence.map(({ reason }) => reason))].map((reason) => {
    const ids = noConfidence.filter((own) => own.reason === reason).map(({ candidate }) => name(candidate));
    return `No confidence of ${ids.join(', ')}: ${reason}.`;
  });
}

const right = (head: string): Column => ({ head, align: 'right' });
const left = (head: string): Column => ({ head, align: 'left' });

const find = ({ measures }: CandidateConfidence, id: string): Measure | undefined =>
  measures.find((measure) => measure.id === id);

function measuresTable(confidence: readonly CandidateConfidence[], level: number): Table {
  const notes = footnotes();
  const ids = ['calibration_error', 'risk_area'];
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

function brierTable(confidence: readonly CandidateConfidence[], level: number): Table {
  const notes = footnotes();
  const parts = ['brier_reliability', 'brier_resolution', 'brier_uncertainty', 'brier_within_bins'];
  return {
    kind: 'table',
    columns: [
      left('candidate'),
      left('confidence'),
      right(measureName('brier')),
      right(levelHead(level)),
      ...parts.map((id) => right(measureName(id))),
    ],
    rows: confidence.map((own) => [
      name(own.candidate),
      own.of,
      figureCell(find(own, 'brier'), notes),
      intervalCell(find(own, 'brier'), notes),
      ...parts.map((id) => figureCell(find(own, id), notes)),
    ]),
    notes: notes.notes(),
  };
}

function curveTable(confidence: readonly CandidateConfidence[], level: number): Table {
  const notes = footnotes();
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
      right(levelHead(level)),
    ],
    rows: confidence.flatMap((own) =>
      own.curve.map((bin, index) => [
        index === 0 ? name(own.candidate) : '',
        index === 0 ? own.of : '',
        fixed(bin.low, 1),
        fixed(bin.high, 1),
        amount(bin.n),
        percent(bin.meanConfidence),
        ...shareCells(bin, notes),
      ]),
    ),
    notes: notes.notes(),
  };
}

/** A bin's share right and its interval, or why they are missing. */
function shareCells({ n, shareRight, interval, shown }: CurveBin, notes: Footnotes): readonly string[] {
  if (!shown) return [`–${notes.mark(`Withheld: ${amountOf(n, 'item')}, at least 5 are needed.`)}`, ''];
  return [
    percent(shareRight),
    'none' in interval
      ? `–${notes.mark(`No interval: ${interval.none}.`)}`
      : `[${fixed(interval.low * 100, 1)}, ${fixed(interval.high * 100, 1)}]`,
  ];
}

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
        const point = whereKept(own, share);
        if (point === undefined) return '';
        const more = isMore(point.kept, share) ? ` (${percent(point.kept, 0)})` : '';
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
  const settled = 'threshold' in own.escalation.result;
  return [
    `Confidence of ${name(own.candidate)} (${own.of}) is ${percent(Math.abs(value))} ${value >= 0 ? 'above' : 'below'} the share that is right${known.length > 1 ? ', the furthest of all' : ''}; ${settled ? 'from which confidence on verdicts may stand unseen is in the report' : 'no confidence is shown to be high enough for verdicts to stand unseen'}.`,
  ];
}
