import { holdNote } from '../../replay/holds.ts';
import type { CandidateState, ProgressState } from '../../replay/progress.ts';
import { pace } from '../../replay/progress.ts';
import { count, percent } from '../../text/number.ts';
import { plural } from '../../text/plural.ts';
import { sanitise } from '../../text/sanitise.ts';
import { type CandidateRow, type CandidateRows, candidateRows, GAP, progressBar } from './candidate-rows.ts';
import { duration } from './duration.ts';
import { money } from './money.ts';
import { pack } from './pack.ts';
import { rate } from './rate.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Everything that is drawn below the notes, laid out line by line. */
export interface Frame extends CandidateRows {
  readonly title: string;
  readonly bar: string;
  readonly pace: readonly string[];
  readonly spaced: boolean;
  /** The candidates that found no room. */
  readonly more?: string;
  readonly note?: string;
}

const HINT = 'Ctrl-C finishes what is in flight, saves and stops';
const ROOMY = 16;

/**
 * Lays a state out for a terminal, in at most one line less than it has: a frame as high as the screen is
 * repainted whole each time and pushes the scrollback. Where lines are short the candidates' details go
 * first, then the last candidates, then the note.
 *
 * @param note the sanitised note that holds now
 * @param ended the last frame, which stays in the scrollback: no hint, and the time taken for the time left
 */
export function layFrame(
  state: ProgressState,
  { columns, rows }: Size,
  { note, ended }: { readonly note?: string | undefined; readonly ended: boolean },
): Frame {
  const lines = Math.max(1, rows - 1);
  const title = `Replay: ${count(state.done)} of ${plural(state.planned, 'trial')}${GAP}${share(state)}`;
  const barWidth = Math.min(40, columns - title.length - GAP.length);
  const paceLines = pack(paceParts(state, ended), ' · ', columns).slice(0, lines - 1);
  const shownNote = ended || lines < 3 ? undefined : (heldNote(state) ?? note ?? HINT);
  const spaced = rows >= ROOMY;
  const room = lines - 1 - paceLines.length - (shownNote === undefined ? 0 : 1) - (spaced ? 1 : 0);
  const candidates = [...state.candidates.values()];
  const shown = firstThatFit(
    candidateRows(candidates.slice(0, Math.max(0, room)), columns),
    room,
    candidates.length,
  );
  const left = candidates.slice(shown.rows.length);
  return {
    title,
    bar: barWidth < 5 ? '' : progressBar(state.done, state.planned, barWidth),
    pace: paceLines,
    spaced,
    ...shown,
    ...(left.length === 0 || room < 1 ? {} : { more: remainder(left, candidates.length) }),
    ...(shownNote === undefined ? {} : { note: shownNote }),
  };
}

/** A wait that goes on is told whatever else is heard meanwhile, but that it is over. */
function heldNote({ holds, now, stopping }: ProgressState): string | undefined {
  const held = stopping ? undefined : holdNote(holds, now);
  return held && sanitise(held);
}

/** Cut and not rounded: 100 % is said when everything is done. */
function share({ done, planned }: ProgressState): string {
  return percent(planned === 0 ? undefined : Math.floor((done * 100) / planned) / 100, 0);
}

function paceParts(state: ProgressState, ended: boolean): readonly string[] {
  const now = pace(state);
  const open = !ended && !state.stopping && state.done < state.planned;
  const spent = [...state.candidates.values()];
  const tokens = spent.reduce((sum, candidate) => sum + candidate.tokens, 0);
  const cost = spent.reduce((sum, candidate) => sum + candidate.cost, 0);
  const parts = [
    now === undefined ? (ended ? '' : 'starting') : rate(now.perSecond),
    now !== undefined && open ? `${duration(now.left)} left` : '',
    ended ? `took ${duration(state.now - state.startedAt)}` : '',
    tokens === 0 ? '' : plural(tokens, 'token'),
    money({ tokens, cost, known: spent.every((candidate) => candidate.costKnown) }),
  ];
  return parts.filter((part) => part !== '');
}

/** The first candidates that fit, with their details unless more than a few would be lost to them. */
function firstThatFit({ beside, rows }: CandidateRows, room: number, total: number): CandidateRows {
  const heightOf = ({ details }: CandidateRow) => (beside ? Math.max(1, details.length) : 1 + details.length);
  const detailed = first(rows, heightOf, room, total);
  if (detailed.length === total || detailed.length >= 3) return { beside, rows: detailed };
  const heads = rows.map((row) => ({ ...row, details: [] }));
  return { beside, rows: first(heads, () => 1, room, total) };
}

function first(
  rows: readonly CandidateRow[],
  heightOf: (row: CandidateRow) => number,
  room: number,
  total: number,
): readonly CandidateRow[] {
  const ends = rows.map((_, index) => rows.slice(0, index + 1).reduce((sum, row) => sum + heightOf(row), 0));
  if (rows.length === total && (ends.at(-1) ?? 0) <= room) return rows;
  return rows.slice(0, ends.filter((end) => end <= room - 1).length);
}

function remainder(left: readonly CandidateState[], total: number): string {
  const done = left.reduce((sum, candidate) => sum + candidate.done, 0);
  const planned = left.reduce((sum, candidate) => sum + candidate.planned, 0);
  const which = plural(left.length, left.length === total ? 'candidate' : 'more candidate');
  return `${which}: ${count(done)} of ${plural(planned, 'trial')} done`;
}
