import { describe, expect, test } from 'vitest';
import {
  clusteredItems,
  designEffect,
  gatePower,
  itemsForClusteredGate,
  itemsForGate,
  tQuantile,
} from '../../../src/stats/index.ts';
import { expectNear } from '../expectations.ts';

const GATE = { actual: 0.9, bound: 0.8, side: 'at least' } as const;

describe('a gate', () => {
  test('of so few items that all must be hits', () => {
    // 17 of 17: lower end .025^(1/17) = .805; of one item .025.
    expectNear(gatePower(17, GATE), 0.9 ** 17, 1e-12);
    expect(gatePower(16, GATE)).toBe(0);
    expectNear(gatePower(1, { actual: 0.9, bound: 0.02, side: 'at least' }), 0.9, 1e-12);
    expect(itemsForGate({ actual: 0.9, bound: 0.02, side: 'at least' }, 0.8)).toMatchObject({ items: 1 });
  });

  test.each([
    [0.99, 0.8],
    [0.97, 0.5],
  ])('far up has long teeth, and at %d with power %d is steady past the last of them', (actual, power) => {
    const gate = { actual, bound: 0.95, side: 'at least' } as const;
    const planned = itemsForGate(gate, power);
    const short = Array.from({ length: 900 }, (_, at) => at + 1).filter((n) => gatePower(n, gate) < power);
    expect(planned?.steady).toBe((short.at(-1) ?? 0) + 1);
    // The first number that is enough is the first that is not short.
    expect(planned?.items).toBe(short.findIndex((n, at) => n !== at + 1) + 1);
  });

  test('needs shares strictly between 0 and 1', () => {
    for (const wrong of [0, 1]) {
      expect(() => gatePower(9, { ...GATE, actual: wrong })).toThrow('a share lies between 0 and 1');
      expect(() => gatePower(9, { ...GATE, bound: wrong })).toThrow('a bound lies between 0 and 1');
    }
  });
});

describe('a gate in clusters', () => {
  test('at most is at least of the complement', () => {
    expect(itemsForClusteredGate({ actual: 0.1, bound: 0.2, side: 'at most' }, 0.8, 0.2, 8)).toEqual({
      items: 336,
      clusters: 42,
    });
    expect(itemsForClusteredGate(GATE, 0.8, 0.2, 8)).toEqual({ items: 336, clusters: 42 });
  });

  test('expects five independent misses', () => {
    // 5 x 2.4 / (1 - .99) = 1200.
    const gate = { actual: 0.99, bound: 0.8, side: 'at least' } as const;
    expect(itemsForClusteredGate(gate, 0.8, 0.2, 8)).toEqual({ items: 1200, clusters: 150 });
    expect(itemsForClusteredGate({ actual: 0.01, bound: 0.2, side: 'at most' }, 0.8, 0.2, 8)).toEqual({
      items: 1200,
      clusters: 150,
    });
  });

  test.each([
    [0.9, 0.8, 0.2, 8],
    [0.85, 0.6, 0.1, 10],
    [0.9, 0.6, 0.05, 12],
    [0.8, 0.6, 0.3, 16],
    [0.8, 0.55, 0.1, 20],
    [0.7, 0.5, 0.1, 30],
    [0.9, 0.8, 0.02, 20],
    [0.9, 0.8, 0.02, 30],
    [0.95, 0.85, 0.02, 30],
    [0.95, 0.85, 0.3, 25],
  ])(
    'of %d above %d, alike by %d, in clusters of %d is the fewest clusters that reach it',
    (actual, bound, icc, size) => {
      const logit = (share: number) => Math.log(share / (1 - share));
      const effect = designEffect(icc, size);
      const alone = itemsForGate({ actual, bound, side: 'at least' }, 0.8)?.items ?? 0;
      const reaches = (clusters: number) => {
        const reach = tQuantile(0.975, clusters - 1) + tQuantile(0.8, clusters - 1);
        const needed = (effect * reach ** 2) / (actual * (1 - actual) * (logit(actual) - logit(bound)) ** 2);
        const least = clusteredItems(alone, icc, size).clusters;
        return clusters >= least && clusters * size >= Math.max(needed, (5 * effect) / (1 - actual));
      };
      const { clusters = 0 } =
        itemsForClusteredGate({ actual, bound, side: 'at least' }, 0.8, icc, size) ?? {};
      expect([reaches(clusters), reaches(clusters - 1)]).toEqual([true, false]);
    },
  );
});

describe('items in clusters', () => {
  // z^2 at .975 is 3.841458821.
  test.each([
    [107, 0.2, 8],
    [60, 0.1, 10],
    [80, 0.3, 20],
    [50, 0.2, 12],
    [200, 0.05, 25],
  ])('as good as %d, alike by %d, in clusters of %d are the fewest', (items, icc, size) => {
    const isEnough = (clusters: number) =>
      clusters * size >=
      (items * designEffect(icc, size) * tQuantile(0.975, clusters - 1) ** 2) / 3.841458821;
    const { clusters } = clusteredItems(items, icc, size);
    expect(clusters).toBeGreaterThan(8);
    expect([isEnough(clusters), isEnough(clusters - 1)]).toEqual([true, false]);
  });

  test('may be copies of each other', () => {
    expect(designEffect(1, 8)).toBe(8);
    expect(() => designEffect(-0.1, 8)).toThrow('lies between 0 and 1, got -0.1');
    expect(() => designEffect(0.1, Number.POSITIVE_INFINITY)).toThrow('at least 1 item, got Infinity');
    expect(() => clusteredItems(0, 0.1, 8)).toThrow('a number of items lies between 0 and Infinity');
  });
});
