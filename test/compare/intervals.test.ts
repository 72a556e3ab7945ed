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
import type { Coded } from '../../src/domain/columns.ts';
import type { Measure } from '../../src/domain/measure.ts';
import { criterion } from './study.ts';

describe('the interval of clustered items', () => {
  /** Clusters with [hits, misses, false alarms, right noes] each. */
  function measuresOf(tables: readonly (readonly [number, number, number, number])[]) {
    const rows = tables.flatMap((table, cluster) =>
      table.flatMap((count, cell) => new Array<readonly [number, number]>(count).fill([cluster, cell])),
    );
    const task: Coded = {
      values: tables.map((_, cluster) => `t${cluster}`),
      codes: Int32Array.from(rows, ([cluster]) => cluster),
    };
    const selection = select(Int32Array.from(rows.keys()), task);
    const pairing = pairRaters(selection, 1, 2, 1, (item, add) => {
      const cell = rows[item]?.[1] ?? 0;
      add(0, cell >> 1, cell & 1, 1);
    });
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
