import { expect, test } from 'vitest';
import { endNotes, followNotes, NO_NOTES, type Notes } from '../../../src/ui/replay-progress/notes.ts';
import { replay } from './states.ts';

const EMPTY = replay([]);

/** What follows of these notes, one a second. */
function follow(...texts: readonly string[]): Notes {
  return texts.reduce(
    (notes, note, index) => followNotes(notes, { ...EMPTY, now: EMPTY.startedAt + 1000 * index, note }),
    NO_NOTES,
  );
}

test('a note is current until another comes, and is then kept with the time at which it gave way', () => {
  expect(follow('one')).toEqual({ current: 'one', past: [] });
  expect(follow('one', 'two')).toEqual({ current: 'two', past: ['after 1 s: one'] });
});

test('notes that differ in their numbers alone are one', () => {
  const notes = follow('waiting 2 s: 429', 'waiting 7 s: 429', 'waiting 3 s: reset', 'waiting 9 s: 429');
  expect(notes).toEqual({
    current: 'waiting 9 s: 429',
    past: ['after 2 s: waiting 7 s: 429', 'after 3 s: waiting 3 s: reset'],
  });
  expect(endNotes(notes, EMPTY).past).toEqual(notes.past);
});

test('the last note becomes one of the past at the end, or when nothing is noted any more', () => {
  const notes = follow('stopping (interrupted): 7 in flight');
  const past = ['after 1 min 40 s: stopping (interrupted): 7 in flight'];
  expect(endNotes(notes, EMPTY)).toEqual({ past });
  expect(followNotes(notes, EMPTY)).toEqual({ past });
});

test('many kinds of notes do not fill the scrollback', () => {
  const words = Array.from({ length: 100 }, (_, index) => 'x'.repeat(index + 1));
  expect(follow(...words).past).toHaveLength(20);
});

test('a note from a provider is shown and not obeyed', () => {
  expect(follow('waiting 2 s: \u001b[2J').current).toBe('waiting 2 s: ␛[2J');
});
