import { expect, test } from 'vitest';
import { equalJudges } from '../../../bench/bias/equal-judges.ts';
import { stream } from '../../../src/stats/index.ts';

test('two equal judges, their errors going together within prompts, are called unequal in about 5 %', () => {
  // The whole table, 2,000 draws: bench/bias-simulation.ts. Here within three simulation errors of 3 to 7 %.
  const draws = 400;
  const { flipped, classical } = equalJudges(stream('equal judges, small'), 76, 8, draws);
  const error = 3 * Math.sqrt((0.05 * 0.95) / draws);
  expect(flipped).toBeGreaterThan(0.03 - error);
  expect(flipped).toBeLessThan(0.07 + error);
  // McNemar's takes transcripts for independent: 13.5 % in the whole table.
  expect(classical).toBeGreaterThan(0.08);
});
