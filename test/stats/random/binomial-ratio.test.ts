import { expect, test } from 'vitest';
import { isAtMostRatioToMode } from '../../../src/stats/random/binomial-ratio.ts';

// Step by step from the mode, P(X = k + 1) / P(X = k) = (n - k) / (k + 1) x odds: nothing that the code under test uses.
test.each([
  [20, 0.5],
  [300, 0.04],
  [4096, 0.3],
  [4097, 0.0025],
  [5000, 0.0021],
  [5000, 0.5],
  [60_000, 0.0002],
  [100_000, 0.25],
  [1_000_000, 0.00002],
])('of %i trials of probability %d, every k is told from one slightly likelier or less likely', (n, p) => {
  const odds = p / (1 - p);
  const mode = Math.floor((n + 1) * p);
  const ask = (height: number, k: number): boolean => isAtMostRatioToMode(height, n, p, k, Math.log(odds));
  let [up, down] = [1, 1];
  for (let away = 0; away <= 8 * Math.sqrt(n * p); away++) {
    for (const [k, ratio] of [
      [mode + away, up],
      [mode - away, down],
    ] as const) {
      if (k < 0 || k > n) continue;
      expect([k, ask(ratio * (1 - 1e-9), k), ask(ratio * (1 + 1e-9), k)]).toEqual([k, true, false]);
    }
    up *= ((n - mode - away) / (mode + away + 1)) * odds;
    down *= (mode - away) / ((n - mode + away + 1) * odds);
  }
});
