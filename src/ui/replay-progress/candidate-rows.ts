import type { CandidateState } from '../../replay/progress.ts';
import { bar } from '../../text/bar.ts';
import { count } from '../../text/number.ts';
import { pad } from '../../text/pad.ts';
import { plural } from '../../text/plural.ts';
import { sanitise } from '../../text/sanitise.ts';
import { truncate } from '../../text/truncate.ts';
import { displayWidth } from '../../text/width.ts';
import { money } from './money.ts';
import { outcomeWords } from './outcome-words.ts';
import { pack } from './pack.ts';

/** One candidate, laid out: every text has the width of its column, and nothing is left to be cut. */
export interface CandidateRow {
  readonly id: string;
  readonly bar: string;
  /** Done of planned, and where there is room tokens and money. */
  readonly figures: string;
  /** Lines of words: what came of the trials, and where the figures have no room, tokens and money. */
  readonly details: readonly string[];
}

export interface CandidateRows {
  /** Whether the details stand to the right of the figures, or below and indented. */
  readonly beside: boolean;
  readonly rows: readonly CandidateRow[];
}

export const GAP = '  ';
// By the terminal and not by what it shows, so that rows do not jump as numbers grow.
const NARROW = 100;
const WIDE = 140;
const LEAST_ID = 8;
const LEAST_DETAILS = 40;

/** Lays out candidates for a terminal of that many columns, all alike. Ids are sanitised here. */
export function candidateRows(candidates: readonly CandidateState[], columns: number): CandidateRows {
  const narrow = columns < NARROW;
  const barWidth = columns < WIDE ? 10 : 20;
  const figures = inColumns(
    candidates.map((state) => [
      `${count(state.done)}/${count(state.planned)}`,
      ...(narrow ? [] : [tokensOf(state), moneyOf(state)]),
    ]),
  );
  const ids = candidates.map((state) => sanitise(state.id));
  const taken = barWidth + widest(figures) + 2 * GAP.length;
  const idWidth = Math.min(widest(ids), Math.max(LEAST_ID, Math.min(48, columns - taken)));
  const right = columns - idWidth - taken - GAP.length;
  const beside = columns >= WIDE && right >= LEAST_DETAILS;
  const rows = candidates.map((state, index) => ({
    id: pad(truncate(ids[index] ?? '', idWidth), idWidth),
    bar: progressBar(state.done, state.planned, barWidth),
    figures: figures[index] ?? '',
    details: pack(words(state, narrow), ', ', beside ? right : columns - GAP.length),
  }));
  return { beside, rows };
}

/** A bar whose missing part is visible, so that it can be read without colour. */
export function progressBar(done: number, planned: number, width: number): string {
  return bar({ value: planned === 0 ? undefined : done / planned, width }).replaceAll(' ', '░');
}

function words(state: CandidateState, withFigures: boolean): readonly string[] {
  const outcomes = outcomeWords(state.outcomes);
  const figures = withFigures ? [tokensOf(state), moneyOf(state)].filter((text) => text !== '') : [];
  return [...(outcomes.length === 0 ? ['no reply yet'] : outcomes), ...figures];
}

function tokensOf({ tokens }: CandidateState): string {
  return tokens === 0 ? '' : plural(tokens, 'token');
}

function moneyOf({ tokens, cost, costKnown }: CandidateState): string {
  return money({ tokens, cost, known: costKnown });
}

/** Right-aligned columns; one that is empty in every row takes no room. */
function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, index) => widest(rows.map((row) => row[index] ?? '')));
  return rows.map((row) =>
    row
      .map((cell, index) => pad(cell, widths[index] ?? 0, 'right'))
      .filter((_, index) => widths[index] !== 0)
      .join(GAP),
  );
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
}
