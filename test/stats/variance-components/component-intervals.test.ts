import { describe, expect, test } from 'vitest';
import {
  addCrossedSums,
  type CrossedDesign,
  componentIntervals,
  componentsOfSums,
  crossedSumsLength,
  MINIMUM_COMPONENT_CLUSTERS,
  MINIMUM_COMPONENT_ITEMS,
  SOURCES,
  type Source,
  stream,
  tQuantile,
} from '../../../src/stats/index.ts';
import { ITEM, JUDGE, meanSquares, TEMPLATE } from '../../../src/stats/variance-components/mean-squares.ts';
import { expectInterval, expectNoInterval } from '../expectations.ts';

const DESIGN = { judges: 2, templates: 2, repeats: 2 };

/** Items of which every third is hard; hard ones are wrong half the time, others one time in ten. */
function rows(items: number, design: CrossedDesign, seed: number): Float64Array {
  const length = crossedSumsLength(design);
  const counts = new Float64Array(items * length);
  const random = stream(seed, 'component intervals');
  const values = new Float64Array(design.judges * design.templates * design.repeats);
  for (let item = 0; item < items; item++) {
    const share = item % 3 === 0 ? 0.5 : 0.1;
    for (let i = 0; i < values.length; i++) values[i] = random.nextUniform() < share ? 1 : 0;
    addCrossedSums(counts, item * length, design, values, 0);
  }
  return counts;
}

describe('intervals of variance components', () => {
  const items = 120;
  const counts = rows(items, DESIGN, 4);
  const intervals = componentIntervals({ clusters: items, counts, design: DESIGN });

  test('of the rest is t on the jackknife of the logarithm', () => {
    // By hand, for the one component that is plainly a mean: the variance within cells, averaged over items.
    const length = crossedSumsLength(DESIGN);
    const within = (sums: Float64Array) => Math.log(componentsOfSums(sums, DESIGN).rest.value ?? 0);
    const total = new Float64Array(length);
    counts.forEach((value, at) => {
      total[at % length] = (total[at % length] ?? 0) + value;
    });
    const left = Array.from({ length: items }, (_, item) =>
      within(total.map((value, at) => value - (counts[item * length + at] ?? 0))),
    );
    const mean = left.reduce((sum, value) => sum + value, 0) / items;
    const squares = left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const half = tQuantile(0.975, items - 1) * Math.sqrt(((items - 1) / items) * squares);
    expectInterval(intervals.rest, Math.exp(within(total) - half), Math.exp(within(total) + half));
  });

  test('of judges, templates and interactions are t on the jackknife and, of the former, on the noise of few levels', () => {
    const design = { judges: 3, templates: 2, repeats: 2 };
    const own = rows(items, design, 9);
    const length = crossedSumsLength(design);
    const total = new Float64Array(length);
    own.forEach((value, at) => {
      total[at % length] = (total[at % length] ?? 0) + value;
    });
    const found = componentIntervals({ clusters: items, counts: own, design });
    const { effect } = meanSquares(design, total);
    // Mean square of judge x item, with 2 degrees of freedom of judges, over 120 items x 2 templates x 2 repeats; and
    // of template x item, with 1, over 120 x 3 x 2: the noise of the component of judges that are equal.
    const more: Partial<Record<Source, number>> = {
      judge: (Math.SQRT2 * (effect[JUDGE | ITEM] ?? 0)) / Math.sqrt(2) / 480,
      template: (Math.SQRT2 * (effect[TEMPLATE | ITEM] ?? 0)) / 720,
      itemJudge: 0,
      itemTemplate: 0,
      itemJudgeTemplate: 0,
    };
    for (const [name, noise] of Object.entries(more)) {
      const source = name as Source;
      const of = (sums: Float64Array) => componentsOfSums(sums, design)[source].value ?? 0;
      const left = Array.from({ length: items }, (_, item) =>
        of(total.map((value, at) => value - (own[item * length + at] ?? 0))),
      );
      const mean = left.reduce((sum, value) => sum + value, 0) / items;
      const squares = left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const error = Math.sqrt(((items - 1) / items) * squares);
      const half = tQuantile(0.975, items - 1) * Math.sqrt(error ** 2 + noise ** 2);
      expectInterval(found[source], Math.max(0, of(total) - half), Math.max(0, of(total) + half));
    }
  });

  test('of items that do not differ is cut off at 0, the logarithm being out of reach', () => {
    // Every item has the same four of eight calls wrong but for which judge they are of: items have one mean.
    const length = crossedSumsLength(DESIGN);
    const own = new Float64Array(items * length);
    const random = stream(3, 'equal items');
    for (let item = 0; item < items; item++) {
      const values = [1, 1, 1, 1, 0, 0, 0, 0].map((value) => [random.nextUniform(), value] as const);
      values.sort(([one], [two]) => one - two);
      addCrossedSums(
        own,
        item * length,
        DESIGN,
        values.map(([, value]) => value),
        0,
      );
    }
    const { item } = componentIntervals({ clusters: items, counts: own, design: DESIGN });
    if ('none' in item) throw new Error(item.none);
    expect(item.low).toBe(0);
    expect(item.method).toBe('cluster jackknife');
    expect(item.high).toBeLessThan(0.02);
  });

  test('of a rest that is 0 without one of the items is not taken on the logarithm', () => {
    // Repeats differ in one item alone: 4 of its 8 calls, in cells of one each.
    const length = crossedSumsLength(DESIGN);
    const own = new Float64Array(items * length);
    for (let item = 0; item < items; item++) {
      const value = item % 2;
      const values = Array.from({ length: 8 }, (_, call) => (item === 0 ? call % 2 : value));
      addCrossedSums(own, item * length, DESIGN, values, 0);
    }
    const { rest } = componentIntervals({ clusters: items, counts: own, design: DESIGN });
    // Of 4 cells in 120 items 4 have a variance of .5.
    const estimate = 0.5 / items;
    expectInterval(rest, 0, estimate + tQuantile(0.975, items - 1) * estimate, 1e-6);
  });

  test('never reach below 0, and hold the estimate unless it is negative', () => {
    const length = crossedSumsLength(DESIGN);
    const total = new Float64Array(length);
    counts.forEach((value, at) => {
      total[at % length] = (total[at % length] ?? 0) + value;
    });
    const components = componentsOfSums(total, DESIGN);
    for (const source of SOURCES) {
      const interval = intervals[source];
      if ('none' in interval) continue;
      expect(interval.low).toBeGreaterThanOrEqual(0);
      expect(interval.high).toBeGreaterThanOrEqual(Math.max(0, components[source].value ?? 0));
      expect(interval.low).toBeLessThanOrEqual(Math.max(0, components[source].value ?? 0));
    }
    expect(SOURCES.filter((source) => 'none' in intervals[source])).toEqual(['judgeTemplate']);
  });

  test('of judges and templates are wider than leaving out items says', () => {
    // All judges and templates are equal here: the noise of two levels alone is most of it.
    for (const source of ['judge', 'template'] as const) {
      const interval = intervals[source];
      if ('none' in interval) throw new Error(interval.none);
      expect(interval.low).toBe(0);
      expect(interval.high).toBeGreaterThan(0);
    }
  });

  test('of clusters given once with their number are those of clusters given one by one', () => {
    const twice = new Float64Array(2 * counts.length);
    twice.set(counts);
    twice.set(counts, counts.length);
    const one = componentIntervals({ clusters: 2 * items, counts: twice, design: DESIGN });
    const other = componentIntervals({
      clusters: items,
      counts,
      times: new Float64Array(items).fill(2),
      design: DESIGN,
    });
    for (const source of SOURCES) {
      const expected = one[source];
      if ('none' in expected) expectNoInterval(other[source], expected.none);
      else expectInterval(other[source], expected.low, expected.high);
    }
  });

  test(`there is none below ${MINIMUM_COMPONENT_ITEMS} items`, () => {
    const enough = MINIMUM_COMPONENT_ITEMS;
    const few = enough - 1;
    const own = componentIntervals({ clusters: few, counts: rows(few, DESIGN, 1), design: DESIGN });
    expectNoInterval(own.item, `too few items: ${few}, at least ${enough} are needed`);
    const next = componentIntervals({ clusters: enough, counts: rows(enough, DESIGN, 1), design: DESIGN });
    expect('none' in next.rest).toBe(false);
  });

  test(`nor below ${MINIMUM_COMPONENT_CLUSTERS} clusters, however many items they hold`, () => {
    const inClusters = (clusters: number) => {
      const length = crossedSumsLength(DESIGN);
      const sums = new Float64Array(clusters * length);
      rows(200, DESIGN, 1).forEach((value, at) => {
        const place = (Math.floor(at / length) % clusters) * length + (at % length);
        sums[place] = (sums[place] ?? 0) + value;
      });
      return componentIntervals({ clusters, counts: sums, design: DESIGN }).rest;
    };
    const few = MINIMUM_COMPONENT_CLUSTERS - 1;
    expectNoInterval(inClusters(few), `too few clusters: ${few}, at least ${MINIMUM_COMPONENT_CLUSTERS}`);
    expect('none' in inClusters(MINIMUM_COMPONENT_CLUSTERS)).toBe(false);
  });

  test('of what does not exist or does not vary there is none', () => {
    const single = { judges: 1, templates: 1, repeats: 2 };
    const own = componentIntervals({ clusters: items, counts: rows(items, single, 2), design: single });
    expectNoInterval(own.judge, 'does not exist');
    const still = new Float64Array(items * crossedSumsLength(single));
    for (let item = 0; item < items; item++) {
      addCrossedSums(still, item * crossedSumsLength(single), single, [0, 0], 0);
    }
    expectNoInterval(
      componentIntervals({ clusters: items, counts: still, design: single }).rest,
      'does not vary',
    );
  });

  test('a higher level is wider', () => {
    const wide = componentIntervals({ clusters: items, counts, design: DESIGN, level: 0.99 }).rest;
    const narrow = intervals.rest;
    if ('none' in wide || 'none' in narrow) throw new Error('both exist');
    expect(wide.low).toBeLessThan(narrow.low);
    expect(wide.high).toBeGreaterThan(narrow.high);
  });
});
