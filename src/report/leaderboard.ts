import type { CandidateResult, Comparison } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';
import type { Cell, Column } from '../text/cell.ts';
import { percent } from '../text/number.ts';
import { amount } from './amount.ts';
import type { Table } from './block.ts';
import { ceilingFor, ceilingName } from './ceiling-part.ts';
import { compared } from './compared.ts';
import { figureCell, intervalCell } from './figure-cells.ts';
import { chanceCorrectedId, findMeasure, rateFamilies } from './find-measure.ts';
import { type Footnotes, footnotes } from './footnotes.ts';
import { levelHead } from './level-head.ts';
import { measureName } from './measure-text.ts';
import type { Nature } from './nature.ts';
import { staleMark } from './stale-mark.ts';

/** What a leaderboard needs beside the comparison. */
export interface LeaderboardContext {
  readonly nature: Nature;
  /** 0.95 for 95 % intervals. */
  readonly level: number;
  readonly deploymentPrevalence?: number;
  /** Also the error rates and net bias, for a page wide enough. */
  readonly wide: boolean;
}

/**
 * Ranked candidates in rank order, then the floors, then the ceiling: n, verdict rate, and agreement with its
 * chance-corrected figure always beside it.
 */
export function leaderboard(comparison: Comparison, context: LeaderboardContext): Table {
  const ranked = comparison.candidates.filter(({ standing }) => standing === 'ranked');
  return boardOf(comparison, context, [
    ...ranked.map((result, index) => ({ rank: String(index + 1), name: result.candidate.id, result })),
    ...comparison.floors.map((result) => ({ rank: '', name: `floor: ${result.candidate.id}`, result })),
    ceilingRow(comparison, context.nature),
  ]);
}

/** The same table without ranks, floors and ceiling, for judges that stand apart. */
export function simulatedBoard(
  comparison: Comparison,
  simulated: readonly CandidateResult[],
  context: LeaderboardContext,
): Table {
  const rows = simulated.map((result) => ({ rank: '', name: result.candidate.id, result }));
  return boardOf(comparison, context, rows);
}

type Row =
  | { readonly rank: string; readonly name: string; readonly result: CandidateResult }
  | {
      readonly rank: string;
      readonly name: string;
      readonly ceiling: readonly Measure[];
      readonly none?: string;
    };

function ceilingRow(comparison: Comparison, nature: Nature): Row {
  const { none, measures } = ceilingFor(comparison, nature);
  return { rank: '', name: ceilingName(nature), ceiling: measures, ...(none === undefined ? {} : { none }) };
}

function boardOf(comparison: Comparison, context: LeaderboardContext, rows: readonly Row[]): Table {
  const notes = footnotes();
  const beside = chanceCorrectedId(comparison);
  const projected = rows.some(
    (row) => 'result' in row && findMeasure(compared(row.result), 'kappa_at_deployment') !== undefined,
  );
  const family = context.wide ? rateFamilies(comparison).find(({ suffix }) => suffix === '') : undefined;
  const extra = [
    ...(projected ? ['kappa_at_deployment'] : []),
    ...(family === undefined ? [] : ['tpr', 'fpr', 'net_bias']),
  ];
  const columns: Column[] = [
    { head: '#', align: 'right' },
    { head: 'candidate', align: 'left' },
    { head: 'n', align: 'right' },
    { head: 'verdicts', align: 'right' },
    { head: 'agreement', align: 'right' },
    { head: measureName(beside), align: 'right' },
    { head: levelHead(context.level), align: 'right' },
    ...extra.map((id): Column => ({ head: extraHead(id, context), align: 'right' })),
  ];
  return {
    kind: 'table',
    columns,
    rows: rows.map((row) =>
      'result' in row ? resultCells(row, beside, extra, notes) : ceilingCells(row, beside, extra, notes),
    ),
    notes: notes.notes(),
  };
}

function extraHead(id: string, { deploymentPrevalence }: LeaderboardContext): string {
  if (id !== 'kappa_at_deployment') return id === 'net_bias' ? 'net bias' : measureName(id);
  return deploymentPrevalence === undefined ? 'deployed' : `at ${percent(deploymentPrevalence)}`;
}

function resultCells(
  row: { readonly rank: string; readonly name: string; readonly result: CandidateResult },
  beside: string,
  extra: readonly string[],
  notes: Footnotes,
): readonly Cell[] {
  const { verdictRate } = row.result;
  const slice = compared(row.result);
  const corrected = findMeasure(slice, beside);
  return [
    row.rank,
    row.name + staleMark(row.result, notes),
    amount(slice.n),
    percent(verdictRate),
    figureCell(findMeasure(slice, 'agreement'), notes),
    figureCell(corrected, notes),
    intervalCell(corrected, notes),
    ...extra.map((id) => figureCell(findMeasure(slice, id), notes, id === 'net_bias')),
  ];
}

const NO_ICC = 'Quadratic kappa among the annotators, not an ICC: do not compare the two.';

function ceilingCells(
  row: {
    readonly rank: string;
    readonly name: string;
    readonly ceiling: readonly Measure[];
    readonly none?: string;
  },
  beside: string,
  extra: readonly string[],
  notes: Footnotes,
): readonly Cell[] {
  const find = (id: string) => row.ceiling.find((measure) => measure.id === id);
  const kappa = find('ceiling_kappa');
  const missing = () => `–${notes.mark(`No ${row.name}: ${row.none ?? 'it was not computed'}.`)}`;
  const other = kappa !== undefined && beside === 'icc_agreement' ? notes.mark(NO_ICC) : '';
  return [
    row.rank,
    row.name,
    kappa === undefined ? '' : amount(kappa.n),
    '',
    find('ceiling_agreement') === undefined ? missing() : figureCell(find('ceiling_agreement'), notes),
    kappa === undefined ? missing() : figureCell(kappa, notes) + other,
    intervalCell(kappa, notes),
    ...extra.map(() => ''),
  ];
}
