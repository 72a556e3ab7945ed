import { describe, expect, test } from 'vitest';
import { changedAtMost, extremesByMoves, stream } from '../../../src/stats/index.ts';

const alike = (count: number, weight = 1) => new Float64Array(count).fill(weight);
const none = (weights: Float64Array, of: 'items' | 'clusters', level = 0.95) =>
  changedAtMost({ of, weights, changed: new Float64Array(weights.length), level });

describe('how many verdicts may have changed where none was seen to', () => {
  test('items: 1 - .025^(1/n), whatever they weigh', () => {
    expect(none(alike(100), 'items').value).toBeCloseTo(1 - 0.025 ** (1 / 100), 9);
    expect(none(alike(100, 6), 'items').value).toBeCloseTo(1 - 0.025 ** (1 / 100), 9);
    expect(none(alike(50), 'items', 0.9).value).toBeCloseTo(1 - 0.05 ** (1 / 50), 9);
  });

  test('items that weigh differently are worth fewer', () => {
    // (40 + 20 x 3)² / (40 + 20 x 9) = 10000 / 220.
    const weights = Float64Array.of(...alike(40), ...alike(20, 3));
    expect(none(weights, 'items').value).toBeCloseTo(1 - 0.025 ** (220 / 10_000), 9);
  });

  test('a cluster counts as one item, less what Student’s t takes', () => {
    // 1.959963984540054 = qnorm(.975), 2.045229642132703 = qt(.975, 29) in R.
    const effective = 30 * (1.959963984540054 / 2.045229642132703) ** 2;
    expect(none(alike(30, 4), 'clusters').value).toBeCloseTo(1 - 0.025 ** (1 / effective), 9);
  });

  test('of few that changed, the upper end of what is held of them', () => {
    // qbeta(.975, 6, 95) in R.
    const changed = Float64Array.of(...alike(5), ...alike(95, 0));
    expect(changedAtMost({ of: 'items', weights: alike(100), changed }).value).toBeCloseTo(0.1128349111, 9);
  });

  test('in clusters by how alike changes are within them, and by a little where it does not show', () => {
    // 3 of 150 items in 30 clusters of 5, by hand in R: one in each of three, then all in one.
    const apart = Float64Array.of(...alike(3), ...alike(27, 0));
    const together = Float64Array.of(3, ...alike(29, 0));
    const most = (changed: Float64Array) =>
      changedAtMost({ of: 'clusters', weights: alike(30, 5), changed, items: 150 }).value;
    expect(most(apart)).toBeCloseTo(0.0673044551, 9);
    expect(most(together)).toBeCloseTo(0.1141142975, 9);
  });

  test('does not exist below 8, nor where one has nearly all', () => {
    expect(none(Float64Array.of(...alike(7), 0, 0), 'clusters')).toEqual({
      value: undefined,
      reason: 'too few clusters: 7, at least 8 are needed',
    });
    expect(none(Float64Array.of(...alike(8), 0, 0), 'items').value).toBeCloseTo(1 - 0.025 ** (1 / 8), 9);
    expect(none(Float64Array.of(...alike(9), 1000), 'clusters')).toEqual({
      value: undefined,
      reason: 'one of the 10 clusters has almost all the weight',
    });
  });
});

describe('the extremes where some verdicts change', () => {
  test('kappa of a judge that is always right: the worst are missed items of the rarer class', () => {
    // Agreement 1 - u, by chance .4 (.4 - u) + .6 (.6 + u): kappa = 1 - u / (.48 - .2 u). False alarms: / (.48 + .2 u).
    const u = 0.05;
    const found = extremesByMoves({
      table: Float64Array.of(40, 0, 0, 60),
      size: 2,
      mass: 5,
      statistic: kappa(2),
    });
    expect(found?.low).toBeCloseTo(1 - u / (0.48 - 0.2 * u), 9);
    expect(found?.high).toBe(1);
  });

  test('a class that is used up is followed by the next', () => {
    // All 4 positives missed and 6 of 96 false alarms: agreement .9, by chance .04 x .06 + .96 x .94.
    const table = Float64Array.of(4, 0, 0, 96);
    const chance = 0.04 * 0.06 + 0.96 * 0.94;
    const found = extremesByMoves({ table, size: 2, mass: 10, statistic: kappa(2) });
    expect(found?.low).toBeCloseTo((0.9 - chance) / (1 - chance), 9);
  });

  test.each([
    ['unweighted', undefined],
    ['quadratic', 2],
  ])(
    'of three labels, %s kappa: nothing found at random lies beyond, and both ends are reached',
    (name, power) => {
      const random = stream('moves', name);
      const table = Float64Array.of(20, 6, 2, 5, 30, 4, 1, 3, 9);
      const statistic = kappa(3, power);
      const found = extremesByMoves({ table, size: 3, mass: 12, statistic });
      let [low, high] = [1, -1];
      for (let draw = 0; draw < 20_000; draw++) {
        const next = Float64Array.from(table);
        for (let left = 12; left > 0; left--) {
          const from = Math.floor(random.nextUniform() * 9);
          const to = from - (from % 3) + Math.floor(random.nextUniform() * 3);
          const some = Math.min(1, next[from] ?? 0);
          next[from] = (next[from] ?? 0) - some;
          next[to] = (next[to] ?? 0) + some;
        }
        low = Math.min(low, statistic(next) ?? 1);
        high = Math.max(high, statistic(next) ?? -1);
      }
      expect(found?.low).toBeLessThanOrEqual(low);
      expect(found?.high).toBeGreaterThanOrEqual(high);
      // With power to spare they are those of the best and the worst table there is.
      const all = extremesByMoves({ table, size: 3, mass: 80, statistic });
      expect(all?.high).toBeCloseTo(1, 9);
      expect(all?.low).toBeLessThan(found?.low ?? 0);
    },
  );

  test('nothing may change, or nothing is defined', () => {
    const table = Float64Array.of(40, 2, 3, 60);
    const value = kappa(2)(table) ?? 0;
    expect(extremesByMoves({ table, size: 2, mass: 0, statistic: kappa(2) })).toEqual({
      low: value,
      high: value,
    });
    expect(extremesByMoves({ table, size: 2, mass: 5, statistic: () => undefined })).toBeUndefined();
  });
});

/** From the definition; costs |gold - verdict|^power, or 1. */
function kappa(size: number, power?: number) {
  return (table: Float64Array): number | undefined => {
    const n = table.reduce((sum, count) => sum + count, 0);
    let [seen, expected] = [0, 0];
    for (let gold = 0; gold < size; gold++) {
      for (let judge = 0; judge < size; judge++) {
        const cost = gold === judge ? 0 : power === undefined ? 1 : Math.abs(gold - judge) ** power;
        let [ours, theirs] = [0, 0];
        for (let label = 0; label < size; label++) {
          ours += table[gold * size + label] ?? 0;
          theirs += table[label * size + judge] ?? 0;
        }
        seen += cost * (table[gold * size + judge] ?? 0);
        expected += (cost * ours * theirs) / n;
      }
    }
    return expected === 0 ? undefined : 1 - seen / expected;
  };
}
