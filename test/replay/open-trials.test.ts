import { expect, test } from 'vitest';
import type { PlannedTrial } from '../../src/domain/trial-store.ts';
import { openTrialsOf } from '../../src/replay/open-trials.ts';

const TRIALS = Array.from(
  { length: 2500 },
  (_, index): PlannedTrial => ({
    number: index + 1,
    candidate: 'alpha',
    item: `i${index}`,
    presentation: '',
    repeat: 1,
    occasion: 1,
  }),
);

const STORE = {
  openTrials: async (_run: string, after: number, limit: number) => TRIALS.slice(after, after + limit),
};

test.each([
  [undefined, 2500],
  [1, 1],
  [1000, 1000],
  [1500, 1500],
  [3000, 2500],
])('of 2,500 open trials the first %s are %i, in order', async (first, count) => {
  expect(await Array.fromAsync(openTrialsOf(STORE, 'run', first))).toEqual(TRIALS.slice(0, count));
});
