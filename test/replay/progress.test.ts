import { expect, test } from 'vitest';
import { advance, noOutcomes, pace, startProgress } from '../../src/replay/progress.ts';

const start = startProgress(
  [
    { id: 'one', hash: 'a' },
    { id: 'two', hash: 'b' },
  ],
  [{ candidate: 'a', planned: 10, done: 4, outcomes: { ...noOutcomes(), verdict: 4 } }],
  1000,
);

function done(candidate: string, more = {}) {
  return {
    kind: 'trial done',
    candidate,
    outcomes: ['verdict'],
    attempts: 1,
    reused: false,
    ...more,
  } as const;
}

test('begins with what earlier replays did', () => {
  expect(start).toMatchObject({ planned: 10, done: 4, doneNow: 0, stopping: false });
  expect(start.candidates.get('a')).toMatchObject({ id: 'one', planned: 10, done: 4 });
  expect(start.candidates.get('b')).toMatchObject({ id: 'two', planned: 0, done: 0 });
});

test('counts trials, outcomes, tokens and money by candidate; an unknown price makes the sum a lower bound', () => {
  const usage = { inputTokens: 10, outputTokens: 5 };
  const priced = advance(start, done('a', { usage, cost: 0.25, outcomes: ['verdict', 'refused'] }), 2000);
  expect(priced.candidates.get('a')).toMatchObject({ done: 5, tokens: 15, cost: 0.25, costKnown: true });
  expect(priced.candidates.get('a')?.outcomes).toMatchObject({ verdict: 5, refused: 1 });
  const unpriced = advance(priced, done('a', { usage }), 3000);
  expect(unpriced.candidates.get('a')).toMatchObject({ tokens: 30, cost: 0.25, costKnown: false });
  expect(start.candidates.get('a')?.done).toBe(4);
});

test('the rate is that of this process alone', () => {
  expect(pace(start)).toBeUndefined();
  const later = advance(advance(start, done('a'), 2000), done('a'), 3000);
  // Two trials in two seconds; four of ten are left.
  expect(pace(later)).toEqual({ perSecond: 1, left: 4000 });
});

test('says why it waits and that it stops', () => {
  const waiting = advance(
    start,
    { kind: 'waiting', candidate: 'a', milliseconds: 1500, because: 'busy' },
    2000,
  );
  expect(waiting.note).toBe('waiting 2 s: busy');
  const stopping = advance(waiting, { kind: 'stopping', because: 'budget', inFlight: 3 }, 2000);
  expect(stopping).toMatchObject({ stopping: true, note: 'stopping (budget): 3 in flight' });
});

test('of a limited replay the time left is that of its own trials', () => {
  const limited = { ...advance(start, done('a'), 2000), limit: 3 };
  expect(pace(limited)).toEqual({ perSecond: 1, left: 2000 });
  expect(pace({ ...limited, limit: 100 })).toEqual({ perSecond: 1, left: 5000 });
});

test('an interrupt says how to let go of what is in flight', () => {
  const stopping = advance(start, { kind: 'stopping', because: 'interrupted', inFlight: 3 }, 2000);
  expect(stopping.note).toBe('stopping (interrupted): 3 in flight; Ctrl-C again lets go of that');
});

test('a trial that another process finished is not counted twice', () => {
  const other = advance(start, { ...done('a'), kind: 'already done' }, 2000);
  expect(other).toMatchObject({ done: 4, doneNow: 0 });
});
