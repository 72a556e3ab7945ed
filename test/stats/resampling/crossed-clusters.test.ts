import { describe, expect, test } from 'vitest';
import {
  clusterCounts,
  clusterJackknife,
  crossedClusters,
  stream,
  twoWayJackknife,
  widestInterval,
} from '../../../src/stats/index.ts';

const share = (counts: Float64Array): number | undefined => {
  const [yes = 0, no = 0] = counts;
  return yes + no === 0 ? undefined : yes / (yes + no);
};

/** 12 prompts x 10 agents, one item each; the share of yes depends on the prompt and, twice as much, on the agent. */
const prompts = 12;
const agents = 10;
const random = stream(1, 'crossed');
const promptEffect = Array.from({ length: prompts }, () => random.nextUniform() - 0.5);
const agentEffect = Array.from({ length: agents }, () => 2 * (random.nextUniform() - 0.5));
const byPrompt = new Float64Array(2 * prompts);
const byAgent = new Float64Array(2 * agents);
const byBoth = new Float64Array(2 * prompts * agents);
for (let prompt = 0; prompt < prompts; prompt++) {
  for (let agent = 0; agent < agents; agent++) {
    const isYes =
      0.6 + 0.4 * ((promptEffect[prompt] ?? 0) + (agentEffect[agent] ?? 0)) > random.nextUniform();
    const side = isYes ? 0 : 1;
    byPrompt[2 * prompt + side] = (byPrompt[2 * prompt + side] ?? 0) + 1;
    byAgent[2 * agent + side] = (byAgent[2 * agent + side] ?? 0) + 1;
    byBoth[2 * (prompt * agents + agent) + side] = 1;
  }
}
const prompt = { name: 'prompt', clusters: prompts, counts: byPrompt };
const agent = { name: 'agent', clusters: agents, counts: byAgent };

describe('crossed clusters', () => {
  test('the interval is the wider of the two, and names both', () => {
    const { interval, estimate, clusters, ways } = crossedClusters({
      ways: [prompt, agent],
      statistic: share,
      transform: 'logit',
    });
    const own = clusterJackknife({ clusters: agents, counts: byAgent, statistic: share, transform: 'logit' });
    const other = clusterJackknife({
      clusters: prompts,
      counts: byPrompt,
      statistic: share,
      transform: 'logit',
    });
    if ('none' in own.interval || 'none' in other.interval) throw new Error('an interval is missing');
    expect(own.interval.high - own.interval.low).toBeGreaterThan(other.interval.high - other.interval.low);
    expect(interval).toEqual({
      ...own.interval,
      method: 'cluster jackknife by agent (wider than by prompt)',
    });
    expect(clusters).toBe(agents);
    expect(estimate).toEqual(own.estimate);
    expect(ways.map(({ name }) => name)).toEqual(['prompt', 'agent']);
  });

  test('the order in which the ways are named changes nothing but the order', () => {
    const at = (ways: readonly (typeof prompt)[]) =>
      crossedClusters({ ways, statistic: share, transform: 'logit' }).interval;
    expect(at([agent, prompt])).toEqual(at([prompt, agent]));
  });

  test('one way without an interval leaves none, with its reason', () => {
    const few = { name: 'lab', clusters: 2, counts: Float64Array.of(30, 30, 40, 20) };
    const { interval, clusters } = crossedClusters({
      ways: [prompt, few],
      statistic: share,
      transform: 'logit',
    });
    expect(interval).toEqual({ none: 'by lab: too few clusters: 2, at least 8 are needed' });
    expect(clusters).toBe(2);
  });

  test('the width counts, not where the interval lies; of equally wide ones the first is named', () => {
    const way = (name: string, low: number, high: number) => ({
      name,
      interval: { low, high, level: 0.95, method: 't' },
      clusters: 9,
    });
    const { interval } = widestInterval([way('prompt', 0, 0.5), way('agent', 0.6, 0.9)]);
    expect(interval).toMatchObject({ low: 0, method: 't by prompt (wider than by agent)' });
    expect(widestInterval([way('prompt', 0, 0.5), way('agent', 0.5, 1)]).interval).toMatchObject({ low: 0 });
  });

  test('no way is an error', () => {
    expect(() => widestInterval([])).toThrow('give at least one way');
    expect(() => crossedClusters({ ways: [], statistic: share, transform: 'logit' })).toThrow(RangeError);
  });
});

describe('two-way jackknife', () => {
  const first = clusterCounts(prompts, byPrompt);
  const second = clusterCounts(agents, byAgent);
  const both = clusterCounts(prompts * agents, byBoth);
  const ways = { first, second, both };

  test('is at least as wide as either way alone, and holds the estimate', () => {
    const two = twoWayJackknife({ ...ways, statistic: share, transform: 'identity' });
    const one = clusterJackknife({
      clusters: agents,
      counts: byAgent,
      statistic: share,
      transform: 'identity',
    });
    if ('none' in two || 'none' in one.interval) throw new Error('an interval is missing');
    expect(two.high - two.low).toBeGreaterThan(one.interval.high - one.interval.low);
    expect(two.method).toBe('two-way cluster jackknife');
  });

  test('of a mean it is the sum of both variances less that of the cells', () => {
    // Jackknife variance of a mean of equal clusters: squared distances of their means / (G (G - 1)).
    const variance = (counts: Float64Array) => {
      const own = Array.from({ length: counts.length / 2 }, (_, at) => {
        const [yes = 0, no = 0] = counts.subarray(2 * at, 2 * at + 2);
        return yes / (yes + no);
      });
      const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
      return own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (own.length * (own.length - 1));
    };
    const expected = Math.sqrt(variance(byPrompt) + variance(byAgent) - variance(byBoth));
    const interval = twoWayJackknife({ ...ways, statistic: share, transform: 'identity' });
    if ('none' in interval) throw new Error(interval.none);
    // t of .975 with 9 degrees of freedom (R: qt(.975, 9)).
    expect((interval.high - interval.low) / 2).toBeCloseTo(2.2621571628 * expected, 9);
  });

  test('never is narrower than one way alone where the sum of variances is less', () => {
    // With every item a cell of its own, and no way of clustering: cells vary as much as items do.
    const alone = twoWayJackknife({
      first: both,
      second: both,
      both,
      statistic: share,
      transform: 'identity',
    });
    const single = clusterJackknife({
      clusters: prompts * agents,
      counts: byBoth,
      statistic: share,
      transform: 'identity',
    });
    if ('none' in alone || 'none' in single.interval) throw new Error('an interval is missing');
    expect(alone.high - alone.low).toBeCloseTo(single.interval.high - single.interval.low, 12);
  });

  test.each([
    [
      'too few clusters along one way',
      { ...ways, second: clusterCounts(1, Float64Array.of(60, 60)) },
      'too few clusters: 1',
    ],
    ['an estimate of 1', { first: all(1, 0), second: all(1, 0), both: all(1, 0) }, 'the estimate is 1'],
    ['nothing varies', { first: all(1, 1), second: all(1, 1), both: all(1, 1) }, 'does not vary'],
    ['no items', { first: all(0, 0), second: all(0, 0), both: all(0, 0) }, 'does not exist'],
  ])('%s: none, with the reason', (_, own, reason) => {
    const interval = twoWayJackknife({ ...own, statistic: share, transform: 'logit' });
    expect(interval).toEqual({ none: expect.stringContaining(reason) });
  });

  test('one cluster of either way on which everything hangs leaves none', () => {
    // The yes of the first row of 8 x 8 cells: without it there is none left, without any column there is.
    const cells = Array.from({ length: 64 }, (_, cell) => (cell < 8 ? [1, 0] : [0, 1]));
    const grid = clusterCounts(64, Float64Array.from(cells.flat()));
    const rows = clusterCounts(
      8,
      Float64Array.from({ length: 16 }, (_, at) => (at < 2 ? 8 - 8 * at : 8 * (at % 2))),
    );
    const columns = clusterCounts(
      8,
      Float64Array.from({ length: 16 }, (_, at) => (at % 2 === 0 ? 1 : 7)),
    );
    for (const [first, second] of [
      [rows, columns],
      [columns, rows],
    ] as const) {
      const interval = twoWayJackknife({ first, second, both: grid, statistic: share, transform: 'logit' });
      expect(interval).toEqual({ none: expect.stringContaining('without one of the clusters') });
    }
  });

  test('one cluster on which everything hangs leaves none', () => {
    const hangs = clusterCounts(8, Float64Array.of(3, 0, ...Array.from({ length: 7 }, () => [0, 1]).flat()));
    const interval = twoWayJackknife({
      first: hangs,
      second: hangs,
      both: hangs,
      statistic: share,
      transform: 'logit',
    });
    expect(interval).toEqual({ none: expect.stringContaining('without one of the clusters') });
  });
});

function all(yes: number, no: number) {
  return clusterCounts(
    9,
    Float64Array.from({ length: 18 }, (_, at) => (at % 2 === 0 ? yes : no)),
  );
}
