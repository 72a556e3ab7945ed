import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumUnits } from '../../src/compare/evaluate.ts';
import { itemJackknife } from '../../src/compare/item-jackknife.ts';
import { pairRaters } from '../../src/compare/pair-raters.ts';
import { patternsOf } from '../../src/compare/patterns.ts';
import { select } from '../../src/compare/selection.ts';
import { tableSummary } from '../../src/compare/summary.ts';
import { clusterJackknife, cohenKappaOfCounts } from '../../src/stats/index.ts';

const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 })), {
  minLength: 8,
  maxLength: 40,
});

describe('the jackknife over items', () => {
  test('is the cluster jackknife with every item a cluster of its own', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const items = Int32Array.from(rows.keys());
        const pairing = pairRaters(select(items, undefined), 1, 2, 1, (item, add) => {
          add(0, rows[item]?.[0] ?? 0, rows[item]?.[1] ?? 0, 1);
        });
        const sums = sumUnits(pairing, tableSummary(2));
        const statistic = cohenKappaOfCounts(2);
        const actual = itemJackknife(
          patternsOf(pairing, sums),
          sums.total,
          statistic,
          'log-complement',
          0.95,
        );
        const counts = new Float64Array(rows.length * 4);
        rows.forEach(([gold, judge], item) => {
          counts[item * 4 + gold * 2 + judge] = 1;
        });
        const expected = clusterJackknife({
          clusters: rows.length,
          counts,
          statistic,
          transform: 'log-complement',
        });
        if ('none' in expected.interval || 'none' in actual) {
          expect('none' in actual).toBe('none' in expected.interval);
          return;
        }
        expect(actual.low).toBeCloseTo(expected.interval.low, 9);
        expect(actual.high).toBeCloseTo(expected.interval.high, 9);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
