import type { Components, ResponseComponents } from '../../compare/consistency/consistency.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Cell, Column } from '../../text/cell.ts';
import { fixed, percent } from '../../text/number.ts';
import { amountOf } from '../amount.ts';
import { type Block, paragraph, type Table } from '../block.ts';
import { intervalCell } from '../figure-cells.ts';
import { type Footnotes, footnotes } from '../footnotes.ts';
import { levelHead } from '../level-head.ts';
import { partOf } from '../measure-text.ts';
import { decisionBlocks } from './decision-blocks.ts';

/** Where differences come from, and what to buy next. */
export function componentsBlocks(
  components: Components | { readonly none: string },
  level: number,
): readonly Block[] {
  if ('none' in components) return [];
  return [
    ...paragraph(...introduction(components)),
    componentsTable(components.responses, level),
    ...components.responses.flatMap(({ decision }) =>
      decision === undefined ? [] : decisionBlocks(decision),
    ),
  ];
}

function introduction({ judges, templates, repeats, items, leftOut }: Components): readonly string[] {
  const template = templates.length > 1 ? ` x ${templates.length} templates` : '';
  const call = repeats > 1 ? ` x ${repeats} calls` : '';
  const without =
    leftOut === 0 ? '' : `; ${amountOf(leftOut, 'item')} that lack a verdict in one of these are left out`;
  return [
    `Where differences come from: ${amountOf(items, 'item')} x ${amountOf(judges.length, 'judge')}${template}${call}, the balanced part that tells the most sources apart${without}.`,
    'Judges and templates are the ones at hand: the intervals carry the choice of transcripts, not of other judges.',
  ];
}

const right = (head: string): Column => ({ head, align: 'right' });

const HEADS = { error: 'of errors', verdict: 'of verdicts' };

/** One row per source; a source that does not exist in any response has none. */
function componentsTable(responses: readonly ResponseComponents[], level: number): Table {
  const notes = footnotes();
  const [first] = responses;
  const rows = (first?.measures ?? []).flatMap((measure, source): readonly (readonly Cell[])[] => {
    const own = responses.flatMap(({ measures }) => measures[source] ?? []);
    if (own.every(({ estimate }) => estimate === undefined)) return [];
    return [
      [
        partOf(measure.id) ?? measure.id,
        ...responses.flatMap((response) => cellsOf(response.measures[source], response.measures, notes)),
      ],
    ];
  });
  return {
    kind: 'table',
    columns: [
      { head: 'source', align: 'left' },
      ...responses.flatMap(({ response }) => [
        right(`share ${HEADS[response]}`),
        right('variance'),
        right(levelHead(level)),
      ]),
    ],
    rows,
    notes: notes.notes(),
  };
}

function cellsOf(measure: Measure | undefined, all: readonly Measure[], notes: Footnotes): readonly Cell[] {
  if (measure?.estimate === undefined) return ['', '', ''];
  const total = all.reduce((sum, { estimate }) => sum + Math.max(0, estimate ?? 0), 0);
  const caution = measure.cautions.length === 0 ? '' : notes.mark(`${measure.cautions.join('; ')}.`);
  return [
    total === 0 ? '–' : percent(Math.max(0, measure.estimate) / total, 0),
    fixed(measure.estimate, 4) + caution,
    varianceInterval(measure, notes),
  ];
}

function varianceInterval(measure: Measure, notes: Footnotes): string {
  const { interval } = measure;
  if (interval === undefined || 'none' in interval) return intervalCell(measure, notes);
  return `[${fixed(interval.low, 4)}, ${fixed(interval.high, 4)}]`;
}
