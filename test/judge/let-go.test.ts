import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { letGoBy, letGoOf, whenAborted } from '../../src/judge/let-go.ts';

test('however many wait for a signal, it has one listener, and all hear of it', () => {
  const run = new AbortController();
  const heard: number[] = [];
  for (let index = 0; index < 100; index++) whenAborted(run.signal, () => heard.push(index));
  expect(getEventListeners(run.signal, 'abort')).toHaveLength(1);
  run.abort();
  expect(heard).toHaveLength(100);
});

test('who is done hears nothing', () => {
  const run = new AbortController();
  const heard: string[] = [];
  const forget = whenAborted(run.signal, () => heard.push('done'));
  whenAborted(run.signal, () => heard.push('waiting'));
  forget();
  run.abort();
  expect(heard).toEqual(['waiting']);
});

test('the signal goes with a request’s options, as an SDK spreads them', () => {
  const { signal } = new AbortController();
  expect(letGoOf({ method: 'POST', ...letGoBy(signal) })).toBe(signal);
  expect(letGoOf({ method: 'POST' })).toBeUndefined();
});
