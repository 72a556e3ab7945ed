import { describe, expect, test } from 'vitest';
import { changedAtMost, extremesByMoves, itemsBehindChanges, stream } from '../../../src/stats/index.ts';

const alike = (count: number, weight = 1) => new Float64Array(count).fill(weight);
const unchanged = (of: 'items' | 'clusters', weights: Float64Array, level = 0.95) =>
  itemsBehindChanges({ of, weights, changed: new Float64Array(weights.length), level });

test('how many verdicts may have changed where none was seen to: 1 - tail^(1/n)', () => {
  expect(changedAtMost(100)).toBeCloseTo(1 - 0.025 ** (1 / 100), 9);
  expect(changedAtMost(50, 0.9)).toBeCloseTo(1 - 0.05 ** (1 / 50), 9);
});

describe('how many independent items tell as much of what changed', () => {
  test('all of those that weigh the same, fewer of others', () => {
    expect(unchanged('items', alike(100, 6)).value).toBeCloseTo(100, 9);
    // (40 + 20 x 3)² / (40 + 20 x 9).
    const weights = Float64Array.of(...alike(40), ...alike(20, 3));
    expect(unchanged('items', weights).value).toBeCloseTo(10_000 / 220, 9);
  });

  test('where nothing changed a cluster counts as one item, less what Student’s t takes', () => {
    // 1.959963984540054 = qnorm(.975), 2.045229642132703 = qt(.975, 29) in R.
    const effective = 30 * (1.959963984540054 / 2.045229642132703) ** 2;
    expect(unchanged('clusters', alike(30, 4)).value).toBeCloseTo(effective, 9);
    // qnorm(.95), qt(.95, 29).
    const other = 30 * (1.644853626951473 / 1.699127026533498) ** 2;
    expect(unchanged('clusters', alike(30, 4), 0.9).value).toBeCloseTo(other, 9);
  });

  test('in clusters by how alike changes are within them, and by a little where it does not show', () => {
    // 3 of 150 items in 30 clusters of 5, by hand in R: one in each of three (design effect 1 + 2/30 x 4), or all in one
    // (3.061224489796).
    const apart = Float64Array.of(...alike(3), ...alike(27, 0));
    const together = Float64Array.of(3, ...alike(29, 0));
    const of = (changed: Float64Array) =>
      itemsBehindChanges({ of: 'clusters', weights: alike(30, 5), changed, items: 150 }).value;
    expect(of(apart)).toBeCloseTo(108.7529239437706, 7);
    expect(of(together)).toBeCloseTo(44.999543196289, 7);
  });

  test('does not exist below 8, nor where one has nearly all', () => {
    expect(unchanged('clusters', Float64Array.of(...alike(7), 0, 0))).toEqual({
      value: undefined,
      reason: 'too few clusters: 7, at least 8 are needed',
    });
    expect(unchanged('items', Float64Array.of(...alike(8), 0, 0)).value).toBeCloseTo(8, 9);
    expect(unchanged('clusters', Float64Array.of(...alike(9), 1000))).toEqual({
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

  test('of the rarer class, wherever it stands in the table', () => {
    const table = Float64Array.of(60, 0, 0, 40);
    const found = extremesByMoves({ table, size: 2, mass: 5, statistic: kappa(2) });
    expect(found?.low).toBeCloseTo(1 - 0.05 / (0.48 - 0.2 * 0.05), 9);
  });

  test('do not exist where the figure stops to exist on the way to either', () => {
    const share = (low: number, high: number) => (table: Float64Array) => {
      const right = table[0] ?? 0;
      return right < low || right > high ? undefined : right / 40;
    };
    const input = { table: Float64Array.of(36, 4, 0, 60), size: 2, mass: 3 };
    expect(extremesByMoves({ ...input, statistic: share(0, 40) })).toEqual({ low: 33 / 40, high: 39 / 40 });
    expect(extremesByMoves({ ...input, statistic: share(35, 40) })).toBeUndefined();
    expect(extremesByMoves({ ...input, statistic: share(0, 37) })).toBeUndefined();
  });

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
