import { expect, test } from 'vitest';
import { readLog } from '../../../src/formats/inspect/log.ts';

test.each([
  [{ eval_id: 'abcdefghij', run_id: 'r', created: 'c' }, 'abcdefgh'],
  [{ run_id: 'r', created: 'c' }, 'r'],
  [{ eval_id: '', run_id: '', created: '2024-01-01' }, '2024-01-01'],
  [{}, 'run'],
])('the run of %j is named %s', (spec, run) => {
  expect(readLog({ eval: spec })).toEqual({ task: 'task', model: 'model', run, scorer: 'score' });
});

test.each([
  [{ eval: {}, results: { scorer: { name: 'old' }, scores: [{ name: 'new' }] } }, 'old'],
  [{ eval: { scorers: [{ name: 'declared' }] }, results: { scores: [{ name: 'new' }] } }, 'new'],
  [{ eval: { scorers: [{ name: 'declared' }] }, results: null }, 'declared'],
])('the scorer of %j is %s', (log, scorer) => {
  expect(readLog(log).scorer).toBe(scorer);
});

test('names a member of the wrong type', () => {
  expect(() => readLog({ eval: { task: 3 } })).toThrow('eval.task: expected a text, found the number 3');
});
