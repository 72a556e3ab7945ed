import type { ProgressState } from '../../replay/progress.ts';
import { sanitise } from '../../text/sanitise.ts';
import { duration } from './duration.ts';

/** A provider that refuses every call would fill the scrollback. */
const MOST_PAST = 20;

export interface Notes {
  /** The note that holds now, sanitised. */
  readonly current?: string;
  /** Notes that gave way to others, with the time into the run at which they did; only ever grows. */
  readonly past: readonly string[];
}

export const NO_NOTES: Notes = { past: [] };

/**
 * The notes after one more state. A note stays current until one of another kind comes; it is then kept once.
 * Notes that differ in their numbers alone (`waiting 3 s`, `waiting 7 s`) are of one kind.
 */
export function followNotes(notes: Notes, state: ProgressState): Notes {
  const next = state.note === undefined ? undefined : sanitise(state.note);
  if (next === notes.current) return notes;
  if (next === undefined) return endNotes(notes, state);
  const goesOn = notes.current !== undefined && kindOf(next) === kindOf(notes.current);
  return { past: goesOn ? notes.past : withPast(notes, state), current: next };
}

/** Nothing holds any more: the last note becomes one of the past. */
export function endNotes(notes: Notes, state: ProgressState): Notes {
  return { past: withPast(notes, state) };
}

function withPast({ current, past }: Notes, state: ProgressState): readonly string[] {
  if (current === undefined || past.length >= MOST_PAST) return past;
  if (past.some((line) => kindOf(line.slice(line.indexOf(': ') + 2)) === kindOf(current))) return past;
  return [...past, `after ${duration(state.now - state.startedAt)}: ${current}`];
}

function kindOf(note: string): string {
  return note.replace(/\d+/g, '#');
}
