import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../src/compare/cells.ts';
import { sumUnits } from '../../src/compare/evaluate.ts';
import { labelSpace } from '../../src/compare/label-space.ts';
import { measureOf, sumCache } from '../../src/compare/measure.ts';
import { pairRaters } from '../../src/compare/pair-raters.ts';
import { rulesOf } from '../../src/compare/rules.ts';
import { select } from '../../src/compare/selection.ts';
import { stratifiedRule } from '../../src/compare/stratified-rule.ts';
import { marginSummary, mergedSummary, shareSummary, tableSummary } from '../../src/compare/summary.ts';
import { worthOfItems } from '../../src/compare/worth-of-items.ts';
import type { Coded } from '../../src/domain/columns.ts';
import type { Measure } from '../../src/domain/measure.ts';
import { wilson } from '../../src/stats/index.ts';
import { criterion } from './study.ts';

describe('the interval of clustered items', () => {
  /** A cluster's [hits, misses, false alarms, right noes]. */
  type Table = readonly [number, number, number, number];

  function pairingOf(tables: readonly Table[]) {
    const rows = tables.flatMap((table, cluster) =>
      table.flatMap((count, cell) => new Array<readonly [number, number]>(count).fill([cluster, cell])),
    );
    const task: Coded = {
      values: tables.map((_, cluster) => `t${cluster}`),
      codes: Int32Array.from(rows, ([cluster]) => cluster),
    };
    const selection = select(Int32Array.from(rows.keys()), task);
    return pairRaters(selection, 1, 2, 1, (item, add) => {
      const cell = rows[item]?.[1] ?? 0;
      add(0, cell >> 1, cell & 1, 1);
    });
  }

  function measuresOf(tables: readonly Table[]) {
    const pairing = pairingOf(tables);
    const sums = sumCache(pairing);
    const settings = { level: 0.95, replicates: 400, seed: '1', block: [] };
    const space = labelSpace(criterion('binary', ['yes', 'no'], { positive: 0 }), false);
    return new Map(
      rulesOf(space, undefined).map((rule) => [rule.id, measureOf(rule, pairing, sums, 2, settings)]),
    );
  }
  const width = (measure: Measure | undefined): number => {
    if (measure?.interval === undefined || 'none' in measure.interval) throw new Error('no interval');
    return measure.interval.high - measure.interval.low;
  };

  test('a share of 1 has one, as wide as if each cluster were one item', () => {
    const measures = measuresOf(new Array(12).fill([3, 0, 0, 5]));
    // Design effect 3 (items per cluster), Student's t with 11 degrees of freedom over the normal quantile squared:
    // 12 / (2.2009851601 / 1.9599639845)^2 = 9.5157 items. Wilson at 1: 1 / (1 + 1.96^2 / 9.5157).
    const effective = 12 / (2.2009851600916384 / 1.959963984540054) ** 2;
    const tpr = measures.get('tpr')?.interval;
    expect(tpr).toMatchObject({ high: 1, method: 'Wilson, effective items' });
    if (tpr === undefined || 'none' in tpr) throw new Error('no interval');
    expect(tpr.low).toBeCloseTo(1 / (1 + 1.959963984540054 ** 2 / effective), 9);
    expect(measures.get('fpr')?.interval).toMatchObject({ low: 0 });
    expect(measures.get('kappa')?.interval).toEqual({
      none: 'the estimate is 1: no disagreement was seen, so there is nothing to resample',
    });
  });

  test('is wider where the clusters differ more', () => {
    const alike = measuresOf(new Array(20).fill([2, 1, 1, 4]));
    const apart = measuresOf(
      Array.from({ length: 20 }, (_, at) => (at % 4 === 0 ? [2, 4, 4, 0] : [2, 0, 0, 5.333])).map(
        ([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, Math.round(d)] as const,
      ),
    );
    for (const id of ['agreement', 'kappa', 'fpr', 'net_bias']) {
      expect(width(apart.get(id)), id).toBeGreaterThan(width(alike.get(id)));
    }
  });

  test('takes the items of a class for alike, those of all classes where the figure follows their mix', () => {
    // 40 clusters of one positive, every fourth missed, and of 40 negatives that no false alarm falls on.
    const pairing = pairingOf(
      Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? [0, 1, 0, 40] : [1, 0, 0, 40])),
    );
    const summary = tableSummary(2);
    const balanced = ([hit = 0, miss = 0, alarm = 0, no = 0]: Float64Array) =>
      (hit / (hit + miss) + no / (alarm + no)) / 2;
    const worth = (allAlike: boolean) =>
      worthOfItems(pairing, cellsOf(pairing, summary, 2), sumUnits(pairing, summary), balanced, {
        level: 0.95,
        allAlike,
      }).worth.value;
    // R: (qt(.975, 39) / qnorm(.975))^2. All variance is of positives, one a cluster: no correlation to speak of.
    const uncertainty = (2.0226909200367604 / 1.959963984540054) ** 2;
    expect(worth(false)).toBeCloseTo(1 / uncertainty, 9);
    // 41 items a cluster: 1 + 40 x 2 / 40 = 3.
    expect(worth(true)).toBeCloseTo(1 / (3 * uncertainty), 9);
  });

  test('of precision all its verdicts are alike: gold is their outcome, not their side', () => {
    // 20 clusters of 25 verdicts yes, of which 5 wrong: 1 + 24 x 2 / 20 = 3.4, R: (qt(.975, 19) / qnorm(.975))^2.
    const precision = measuresOf(new Array(20).fill([20, 0, 5, 1])).get('precision')?.interval;
    const effective = 500 / 3.4 / (2.093024054408263 / 1.959963984540054) ** 2;
    const expected = wilson(0.8 * effective, effective);
    if (precision === undefined || 'none' in precision || 'none' in expected) throw new Error('no interval');
    expect(precision.low).toBeCloseTo(expected.low, 9);
    expect(precision.high).toBeCloseTo(expected.high, 9);
  });

  test('F1 in a small study is none where its own class is so common that it follows the mix', () => {
    // 20 clusters of three: 8 of 60 items are of the rare class.
    const rare = Array.from(
      { length: 20 },
      (_, at): Table => (at < 8 ? [at < 6 ? 1 : 0, at < 6 ? 0 : 1, 0, 2] : [0, 0, at % 2, 3 - (at % 2)]),
    );
    const common = rare.map(([hit, miss, alarm, no]): Table => [no, alarm, miss, hit]);
    expect(measuresOf(rare).get('f1')?.interval).toHaveProperty('low');
    expect(measuresOf(rare).get('negative_agreement')?.interval).toEqual({
      none: expect.stringContaining('only 8 of 60 items with gold "yes"'),
    });
    for (const id of ['f1', 'positive_agreement']) {
      expect(measuresOf(common).get(id)?.interval).toEqual({
        none: expect.stringContaining('only 8 of 60 items with gold other than "yes"'),
      });
    }
    expect(measuresOf(common).get('negative_agreement')?.interval).toHaveProperty('low');
  });

  test('is none where one cluster decides whether the figure exists', () => {
    const measures = measuresOf([[6, 1, 0, 0], ...new Array(9).fill([0, 0, 0, 6])]);
    expect(measures.get('kappa')?.interval).toEqual({
      none: 'without one of the clusters the statistic does not exist or reaches the end of its scale',
    });
    // TPR rests on one cluster.
    expect(measures.get('tpr')?.interval).toEqual({ none: 'too few clusters: 1, at least 8 are needed' });
  });
});

describe('cells of a table as a summary sees it', () => {
  const table = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 9, maxLength: 9 });

  test('add up to the same sums as the items, and hold the cells no item fell into', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const rows = counts.flatMap((count, cell) => new Array<number>(count).fill(cell));
        const selection = select(Int32Array.from(rows.keys()), undefined);
        const pairing = pairRaters(selection, 1, 3, 1, (item, add) => {
          const cell = rows[item] ?? 0;
          add(0, Math.floor(cell / 3), cell % 3, 1);
        });
        for (const [summary, cells] of [
          [tableSummary(3), 9],
          [mergedSummary('merged', 2, (label) => (label === 0 ? 0 : 1)), 4],
          [marginSummary(3), 9],
        ] as const) {
          const found = cellsOf(pairing, summary, 3);
          const sums = new Float64Array(summary.length);
          found.sumsOf(found.counts, sums);
          expect([...sums]).toEqual([...sumUnits(pairing, summary).total]);
          expect(found.counts.length).toBe(cells);
          expect(found.perReference).toBe(cells);
        }
      }),
      { seed: 8, numRuns: 100 },
    );
  });

  test('a share looks at its denominator only, and gold cannot have a label of its own for missing verdicts', () => {
    const pairing = pairRaters(select(Int32Array.of(0), undefined), 1, 3, 1, (_, add) => add(0, 0, 2, 1));
    const share = shareSummary(
      'tpr',
      (gold) => gold === 0,
      (_, judge) => judge === 0,
    );
    expect([...cellsOf(pairing, share, 2).counts]).toEqual([0, 1]);
    // Gold has two labels, the judge three: six cells.
    expect(cellsOf(pairing, tableSummary(3), 2).counts.length).toBe(6);
  });
});

describe('stratified kappa for resampling', () => {
  const table = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 27, maxLength: 27 });

  test.each(['nominal', 'ordinal'] as const)('equals the one with reasons (%s)', (scale) => {
    const rule = stratifiedRule(labelSpace(criterion(scale, ['a', 'b', 'c']), false), 3);
    fc.assert(
      fc.property(table, (counts) => {
        const sums = Float64Array.from(counts);
        const expected = rule.statistic(sums, 1).value;
        if (expected === undefined) expect(rule.quick?.(sums)).toBeUndefined();
        else expect(rule.quick?.(sums)).toBeCloseTo(expected, 12);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
