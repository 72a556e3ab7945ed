import { describe, expect, test } from 'vitest';
import {
  correctedOfSums,
  type ErrorModel,
  modelRates,
} from '../../../src/stats/downstream/corrected-of-sums.ts';
import { poolingVariance, refusal } from '../../../src/stats/downstream/corrected-share-by-cluster.ts';
import { NO_POOLING } from '../../../src/stats/index.ts';
import { expectNear } from '../expectations.ts';

/** TP, FN, FP, TN, judged positive and negative of one group, then TP, FN, FP and TN of all. */
const GROUP = [8, 2, 1, 9, 50, 50, 60, 40, 20, 80];
const POOLED: ErrorModel = {
  pooling: {
    positives: { strength: 10, betweenVariance: 0.01 },
    negatives: { strength: 30, betweenVariance: 0.004 },
  },
};

describe('rates of a model', () => {
  test('under errors of gold are those of the table without them', () => {
    // Gold misses a tenth: of 18 and 2 seen, 20 and 0 are there; of 9 and 71, 10 and 70.
    const rates = modelRates([18, 9, 2, 71], 0, 0, { goldErrors: { missed: 0.1, invented: 0 } });
    expectNear(rates?.tpr ?? 9, 20 / 30);
    expectNear(rates?.fpr ?? 9, 0);
    expect([rates?.tprVariance, rates?.fprVariance]).toEqual([0, 0]);
  });

  test('with pooling say what the pooled rate leaves unknown', () => {
    const rates = modelRates(GROUP, 0, 6, POOLED);
    expectNear(rates?.tprVariance ?? 9, (10 / 20) ** 2 * 0.01);
    expectNear(rates?.fprVariance ?? 9, (30 / 40) ** 2 * 0.004);
  });

  test('do not exist where gold lacks a class', () => {
    const own = { pooling: { positives: NO_POOLING, negatives: NO_POOLING } };
    for (const [sums, model] of [
      [[0, 0, 3, 27], {}],
      [[8, 2, 0, 0], {}],
      [[0, 0, 1, 9, 5, 5, 60, 40, 20, 80], own],
      [[8, 2, 0, 0, 5, 5, 60, 40, 20, 80], own],
      // Nobody has the class.
      [[0, 0, 1, 9, 5, 5, 0, 0, 20, 80], POOLED],
      [[8, 2, 0, 0, 5, 5, 60, 40, 0, 0], POOLED],
    ] as const) {
      expect(modelRates(sums, 0, 6, model)).toBeUndefined();
      expect(correctedOfSums([...sums, 5, 5], 0, 6, model)).toBeUndefined();
    }
  });

  test('without verdicts correct nothing', () => {
    expect(correctedOfSums([8, 2, 3, 27, 0, 0], 0, 0, {})).toBeUndefined();
  });
});

describe('what pooling adds', () => {
  const of = (sums: readonly number[], model = POOLED) =>
    poolingVariance({ clusters: 1, counts: Float64Array.from(sums) }, model, 0, 6);

  test('is the variance of either rate, times how far the corrected share moves with it', () => {
    const tpr = 14 / 20;
    const fpr = 7 / 40;
    const share = (0.5 - fpr) / (tpr - fpr);
    const spread = share ** 2 * (10 / 20) ** 2 * 0.01 + (1 - share) ** 2 * (30 / 40) ** 2 * 0.004;
    expectNear(of(GROUP), spread / (tpr - fpr) ** 2);
  });

  test('is 0 where nothing is pooled, or corrected', () => {
    expect(of(GROUP, {})).toBe(0);
    // Inverted; without verdicts; without a class anywhere; without clusters.
    expect(of([1, 9, 9, 1, 50, 50, 20, 80, 60, 40])).toBe(0);
    expect(of([8, 2, 1, 9, 0, 0, 60, 40, 20, 80])).toBe(0);
    expect(of([0, 0, 1, 9, 50, 50, 0, 0, 20, 80])).toBe(0);
    expect(poolingVariance({ clusters: 0, counts: new Float64Array(0) }, POOLED, 0, 6)).toBe(0);
  });
});

describe('a refusal', () => {
  test('begins where the interval of J ends at 0', () => {
    const at = (low: number) =>
      refusal({
        estimate: { value: 0.2 },
        interval: { low, high: 0.4, level: 0.95, method: 'cluster jackknife' },
      });
    expect(at(0)).toMatch(/may be 0 \(interval 0\.00 to 0\.40\)/);
    expect(at(0.01)).toBeUndefined();
  });
});
