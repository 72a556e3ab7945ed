import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binOf,
  brierScore,
  confidenceBins,
  expectedCalibrationError,
  type Forecasts,
  riskCoverage,
} from '../../../src/stats/index.ts';
import { expectNear, expectNone, expectValue } from '../expectations.ts';

/** statistics of the toy were computed in Python: ECE .145, Brier .17225. */
const TOY: Forecasts = {
  confidence: Float64Array.of(0.95, 0.9, 0.85, 0.8, 0.7, 0.65, 0.6, 0.55, 0.9, 0.75),
  right: [1, 1, 1, 0, 1, 0, 1, 0, 1, 1],
};

const forecasts = fc
  .array(
    fc.record({
      confidence: fc.integer({ min: 0, max: 20 }).map((twentieth) => twentieth / 20),
      right: fc.integer({ min: 0, max: 1 }),
      weight: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map(columns);

function columns(rows: readonly { confidence: number; right: number; weight: number }[]): Forecasts {
  return {
    confidence: Float64Array.from(rows, ({ confidence }) => confidence),
    right: Float64Array.from(rows, ({ right }) => right),
    weight: Float64Array.from(rows, ({ weight }) => weight),
  };
}

const empty: Forecasts = { confidence: new Float64Array(0), right: [] };

describe('bins', () => {
  test.each([
    [0, 0],
    [0.05, 0],
    [0.1, 0],
    [0.1 + 1e-6, 1],
    [0.3, 2],
    [0.7, 6],
    [0.6, 5],
    [0.55, 5],
    [0.95, 9],
    [1, 9],
    // One unit in the last place above .7: as good as .7.
    [0.7000000000000001, 6],
  ])('%d stands in bin %d: closed on the right, the first on both sides', (confidence, bin) => {
    expect(binOf(confidence, 10)).toBe(bin);
  });

  test('leave empty ones out and add up to all verdicts', () => {
    const bins = confidenceBins(TOY);
    expect(bins.map(({ weight }) => weight)).toEqual([2, 2, 2, 3, 1]);
    expect(bins.map(({ low }) => low)).toEqual([0.5, 0.6, 0.7, 0.8, 0.9]);
    expectNear(bins[3]?.meanConfidence ?? 0, (0.85 + 0.9 + 0.9) / 3);
    expectNear(bins[0]?.shareRight ?? 0, 0.5);
    expectNear(bins[4]?.high ?? 0, 1);
  });

  test('refuse columns that do not fit', () => {
    expect(() => confidenceBins({ confidence: Float64Array.of(0.5), right: [] })).toThrow('one length');
    expect(() => confidenceBins({ ...TOY, weight: Float64Array.of(1) })).toThrow('one length');
    expect(() => confidenceBins({ confidence: Float64Array.of(90), right: [1] })).toThrow('confidence 90');
    expect(() => confidenceBins({ confidence: Float64Array.of(-0.1), right: [1] })).toThrow('from 0 to 1');
    expect(() => confidenceBins({ confidence: Float64Array.of(0.5), right: [2] })).toThrow('is right 2');
    expect(() => confidenceBins(TOY, 0)).toThrow('bins is a whole number >= 1');
    expect(() => confidenceBins(TOY, 2.5)).toThrow('bins is a whole number >= 1');
  });
});

describe('expected calibration error', () => {
  test('of the toy', () => {
    expectValue(expectedCalibrationError(TOY), 0.145);
  });

  test('with one bin is the distance of mean confidence from the share right', () => {
    expectValue(expectedCalibrationError(TOY, 1), Math.abs(0.765 - 0.7));
  });

  test('is 0 where every bin is as often right as said, 1 where always sure and wrong', () => {
    const calibrated = { confidence: Float64Array.of(0.5, 0.5), right: [0, 1] };
    expectValue(expectedCalibrationError(calibrated), 0);
    expectValue(expectedCalibrationError({ confidence: Float64Array.of(1, 1), right: [0, 0] }), 1);
  });

  test('does not exist without verdicts', () => {
    expectNone(expectedCalibrationError(empty), 'no items');
  });

  test('never less than with coarser bins', () => {
    fc.assert(
      fc.property(forecasts, (own) => {
        const coarse = expectedCalibrationError(own, 5).value ?? 0;
        expect(expectedCalibrationError(own, 10).value).toBeGreaterThanOrEqual(coarse - 1e-12);
      }),
    );
  });

  test('weights are repeated verdicts', () => {
    fc.assert(
      fc.property(forecasts, (own) => {
        const repeated = { confidence: [] as number[], right: [] as number[] };
        own.confidence.forEach((confidence, i) => {
          for (let times = own.weight?.[i] ?? 1; times > 0; times--) {
            repeated.confidence.push(confidence);
            repeated.right.push(own.right[i] ?? 0);
          }
        });
        const plain = { confidence: Float64Array.from(repeated.confidence), right: repeated.right };
        expectValue(expectedCalibrationError(own), expectedCalibrationError(plain).value ?? -1);
        expectValue(brierScore(own).score, brierScore(plain).score.value ?? -1);
        expectValue(riskCoverage(own).area, riskCoverage(plain).area.value ?? -1);
      }),
    );
  });
});

describe('the Brier score', () => {
  test('of the toy', () => {
    const { score, uncertainty, reliability, resolution } = brierScore(TOY);
    expectValue(score, 0.17225);
    // 7 of 10 are right.
    expectValue(uncertainty, 0.21);
    // By bin (weight, confidence, right): 2 .575 .5, 2 .675 .5, 2 .775 .5, 3 .8833 1, 1 .95 1 ... see confidenceBins.
    const bins = confidenceBins(TOY);
    const mean = (of: (bin: (typeof bins)[number]) => number) =>
      bins.reduce((sum, bin) => sum + (bin.weight / 10) * of(bin), 0);
    expectValue(
      reliability,
      mean((bin) => (bin.meanConfidence - bin.shareRight) ** 2),
    );
    expectValue(
      resolution,
      mean((bin) => (bin.shareRight - 0.7) ** 2),
    );
  });

  test('is reliability - resolution + uncertainty + what binning hides', () => {
    fc.assert(
      fc.property(forecasts, fc.integer({ min: 1, max: 12 }), (own, bins) => {
        const { score, reliability, resolution, uncertainty, withinBins } = brierScore(own, bins);
        const sum =
          (reliability.value ?? 0) -
          (resolution.value ?? 0) +
          (uncertainty.value ?? 0) +
          (withinBins.value ?? 0);
        expectValue(score, sum);
      }),
    );
  });

  test('nothing is hidden where each bin has one confidence: Murphy 1973', () => {
    fc.assert(
      fc.property(forecasts, (own) => {
        // 20 bins, confidences in twentieths: but for 0, which shares the first bin with .05.
        const shifted = { ...own, confidence: own.confidence.map((value) => Math.max(0.05, value)) };
        expectValue(brierScore(shifted, 20).withinBins, 0);
      }),
    );
  });

  test('holds for shares of annotators too', () => {
    const { score, reliability, resolution, uncertainty, withinBins } = brierScore({
      confidence: Float64Array.of(0.9, 0.5, 0.55),
      right: [0.5, 1, 0],
    });
    expectValue(score, (0.4 ** 2 + 0.5 ** 2 + 0.55 ** 2) / 3);
    expectValue(
      score,
      (reliability.value ?? 0) - (resolution.value ?? 0) + (uncertainty.value ?? 0) + (withinBins.value ?? 0),
    );
  });

  test('weights are repeated verdicts, where annotators differ too', () => {
    const weighted = brierScore({
      confidence: Float64Array.of(0.9, 0.5, 0.55, 0.52),
      right: [0.25, 1, 0.5, 0],
      weight: Float64Array.of(2, 1, 3, 1),
    });
    const repeated = brierScore({
      confidence: Float64Array.of(0.9, 0.9, 0.5, 0.55, 0.55, 0.55, 0.52),
      right: [0.25, 0.25, 1, 0.5, 0.5, 0.5, 0],
    });
    for (const part of ['score', 'reliability', 'resolution', 'uncertainty', 'withinBins'] as const) {
      expectValue(weighted[part], repeated[part].value ?? 9);
    }
    // Share right 3/7; 2 x .25 x .75 + 3 x .25 of what varies is within verdicts.
    expectValue(weighted.uncertainty, (3 / 7) * (4 / 7) - 1.125 / 7);
  });

  test('is .25 for who always says .5, 0 for who is sure and right', () => {
    expectValue(brierScore({ confidence: Float64Array.of(0.5, 0.5), right: [1, 0] }).score, 0.25);
    expectValue(brierScore({ confidence: Float64Array.of(1, 1), right: [1, 1] }).score, 0);
  });

  test('does not exist without verdicts', () => {
    const parts = Object.values(brierScore(empty));
    expect(parts).toHaveLength(5);
    for (const part of parts) expectNone(part, 'no items');
  });
});

describe('the risk-coverage curve', () => {
  test('keeps verdicts of one confidence together', () => {
    const { points, area } = riskCoverage({
      confidence: Float64Array.of(0.6, 0.9, 0.8, 0.8),
      right: [0, 1, 0, 1],
    });
    expect(points.map(({ threshold }) => threshold)).toEqual([0.9, 0.8, 0.6]);
    expect(points.map(({ kept }) => kept)).toEqual([0.25, 0.75, 1]);
    expectNear(points[1]?.risk ?? 0, 1 / 3);
    // Each verdict at the risk of its threshold: 0, 1/3, 1/3, 1/2.
    expectValue(area, (0 + 1 / 3 + 1 / 3 + 1 / 2) / 4);
  });

  test('ends at the share that is wrong, whatever the order', () => {
    fc.assert(
      fc.property(forecasts, (own) => {
        const { points } = riskCoverage(own);
        let wrong = 0;
        let all = 0;
        own.confidence.forEach((_, i) => {
          all += own.weight?.[i] ?? 1;
          wrong += (own.weight?.[i] ?? 1) * (1 - (own.right[i] ?? 0));
        });
        expectNear(points.at(-1)?.risk ?? -1, wrong / all);
        expectNear(points.at(-1)?.kept ?? -1, 1);
        const reversed = columns(
          Array.from(own.confidence, (confidence, i) => ({
            confidence,
            right: own.right[i] ?? 0,
            weight: own.weight?.[i] ?? 1,
          })).reverse(),
        );
        const again = riskCoverage(reversed).points;
        expect(again).toHaveLength(points.length);
        again.forEach((point, i) => {
          expectNear(point.risk, points[i]?.risk ?? -1);
        });
      }),
    );
  });

  test('verdicts of no weight are no point of the curve', () => {
    const { points, area } = riskCoverage({
      confidence: Float64Array.of(0.9, 0.8, 0.7),
      right: [1, 1, 0],
      weight: Float64Array.of(0, 2, 2),
    });
    expect(points).toEqual([
      { threshold: 0.8, kept: 0.5, risk: 0 },
      { threshold: 0.7, kept: 1, risk: 0.5 },
    ]);
    expectValue(area, 0.25);
  });

  test('has an area of 0 where all is right, of 1 where nothing is; none without verdicts', () => {
    expectValue(riskCoverage({ confidence: Float64Array.of(0.2, 0.4), right: [1, 1] }).area, 0);
    expectValue(riskCoverage({ confidence: Float64Array.of(0.2, 0.4), right: [0, 0] }).area, 1);
    expectNone(riskCoverage(empty).area, 'no items');
    expect(riskCoverage(empty).points).toEqual([]);
    expect(() => riskCoverage({ confidence: Float64Array.of(2), right: [1] })).toThrow('from 0 to 1');
  });
});
