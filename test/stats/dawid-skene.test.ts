import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  dawidSkene,
  drawBinomial,
  type RatingCounts,
  ratingCounts,
  ratings,
  stream,
} from '../../src/stats/index.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { expectNear, expectNone, expectValue } from './expectations.ts';
import { ratingsOf } from './tables.ts';

const variantSchema = z.object({
  'ratings[patient][observer]': z.array(z.array(z.array(z.number()))),
  loglik_without_multinomial_constant: z.number(),
  class_marginals_p: z.array(z.number()),
  published_p: z.array(z.number()),
  'error_rates[observer][true][reported]': z.array(z.array(z.array(z.number()))),
  map_class_per_patient: z.array(z.number()),
  posterior: z.array(z.array(z.number())),
});

/** Labels 1 to 4 given by 5 observers, one of them three times. */
function countsOf(patients: readonly (readonly (readonly number[])[])[]): RatingCounts {
  const table = {
    units: patients.length,
    raters: 5,
    labels: 4,
    counts: new Float64Array(patients.length * 20),
  };
  patients.forEach((observers, patient) => {
    observers.forEach((given, observer) => {
      for (const label of given) {
        const cell = (patient * 5 + observer) * 4 + label - 1;
        table.counts[cell] = (table.counts[cell] ?? 0) + 1;
      }
    });
  });
  return table;
}

describeWithShared('the anaesthesia data of Dawid & Skene 1979', () => {
  const all: Record<string, Record<string, unknown>> = JSON.parse(
    readFileSync(sharedPath('oracles', 'oracles.json'), 'utf8'),
  );
  const variants = Object.entries(all['dawid_skene_1979'] ?? {})
    .filter(([name]) => name.startsWith('variant_'))
    .map(([name, value]) => ({ name, ...variantSchema.parse(value) }));

  test('both public copies are there', () => {
    expect(variants).toHaveLength(2);
  });

  test.each(variants)('$name', (variant) => {
    const found = dawidSkene(countsOf(variant['ratings[patient][observer]']));
    if (found === undefined) throw new Error('there is none');
    expect(found.converged).toBe(true);
    expectNear(found.logLikelihood, variant.loglik_without_multinomial_constant, 1e-6);
    variant.class_marginals_p.forEach((share, label) => {
      expectNear(found.shares[label] ?? Number.NaN, share, 1e-4);
      expectNear(found.shares[label] ?? Number.NaN, variant.published_p[label] ?? Number.NaN, 0.005);
    });
    expect([...found.consensus].map((label) => label + 1)).toEqual(variant.map_class_per_patient);
    variant.posterior.flat().forEach((share, at) => {
      expectNear(found.posterior[at] ?? Number.NaN, share, 1e-4);
    });
    variant['error_rates[observer][true][reported]'].forEach((rates, observer) => {
      rates.forEach((row, truth) => {
        row.forEach((rate, reported) => {
          expectValue(found.errorRate(observer, truth, reported), rate, 1e-4);
        });
      });
    });
  });
});

describe('Dawid and Skene', () => {
  const noisy = ratingsOf(
    [
      [0, 0, 1],
      [0, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
      [0, null, 0],
      [1, 1, null],
    ],
    2,
  );

  test('raters who always agree are right, and so is the consensus', () => {
    const found = dawidSkene(
      ratingCounts(
        ratingsOf(
          [
            [0, 0],
            [1, 1],
            [1, 1],
            [null, 2],
          ],
          3,
        ),
      ),
    );
    expect([...(found?.consensus ?? [])]).toEqual([0, 1, 1, 2]);
    expectValue(found?.errorRate(0, 1, 1) ?? { value: undefined, reason: '' }, 1);
    expectNone(found?.errorRate(0, 2, 2) ?? { value: 1 }, /no unit/);
    expect([...(found?.shares ?? [])]).toEqual([0.25, 0.5, 0.25]);
  });

  test('a unit nobody rated has no consensus and no say', () => {
    const found = dawidSkene(
      ratingCounts(
        ratingsOf(
          [
            [0, 0],
            [null, null],
            [1, 1],
          ],
          2,
        ),
      ),
    );
    expect([...(found?.consensus ?? [])]).toEqual([0, -1, 1]);
    expect([...(found?.posterior ?? [])].slice(2, 4)).toEqual([0, 0]);
    expect([...(found?.shares ?? [])]).toEqual([0.5, 0.5]);
  });

  test('a unit nobody rated has no consensus where there is but one label, either', () => {
    const found = dawidSkene({ units: 2, raters: 1, labels: 1, counts: Float64Array.of(1, 0) });
    expect([...(found?.consensus ?? [])]).toEqual([0, -1]);
  });

  test('two raters who each say one thing tie', () => {
    const found = dawidSkene(ratingCounts(ratings(Int32Array.of(0, 1), 2, 2)));
    expect([...(found?.consensus ?? [])]).toEqual([-1]);
  });

  test('does not depend on the order of units or raters', () => {
    const found = dawidSkene(ratingCounts(noisy));
    const turnedCodes = Int32Array.from([...noisy.codes].toReversed());
    const turned = dawidSkene(ratingCounts(ratings(turnedCodes, 3, 2)));
    expect([...(turned?.consensus ?? [])].toReversed()).toEqual([...(found?.consensus ?? [])]);
    expectNear(turned?.logLikelihood ?? 0, found?.logLikelihood ?? 1, 1e-9);
    expectNear(turned?.shares[0] ?? 0, found?.shares[0] ?? 1, 1e-9);
  });

  test('the likelihood never falls from one iteration to the next', () => {
    let before = Number.NEGATIVE_INFINITY;
    for (let iterations = 1; iterations < 15; iterations++) {
      const found = dawidSkene(ratingCounts(noisy), { iterations, tolerance: 0 });
      expect(found?.iterations).toBeLessThanOrEqual(iterations);
      expect(found?.logLikelihood).toBeGreaterThanOrEqual(before - 1e-12);
      before = found?.logLikelihood ?? before;
    }
    expect(dawidSkene(ratingCounts(noisy), { iterations: 1 })?.converged).toBe(false);
  });

  test('one iteration by hand, repeated ratings and gaps among them', () => {
    // First unit: 0 twice by one, 1 by the other. Second: 1 by both. Third: 0 by the other alone.
    const counts = Float64Array.of(2, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0);
    const found = dawidSkene({ units: 3, raters: 2, labels: 2, counts }, { iterations: 1 });
    if (found === undefined) throw new Error('there is none');
    // Votes 2/3, 0 and 1 for label 0. Of it the one has 2 x 2/3 right; the other 1 right and 2/3 wrong. Of label 1 the
    // one has 2 x 1/3 wrong and 1 right; the other all right.
    expectNear(found.shares[0] ?? 0, 5 / 9);
    expectValue(found.errorRate(0, 0, 1), 0);
    expectValue(found.errorRate(1, 0, 1), 0.4);
    expectValue(found.errorRate(0, 1, 0), 0.4);
    expectValue(found.errorRate(1, 1, 0), 0);
    const [first, other] = [(5 / 9) * 0.4, (4 / 9) * 0.4 ** 2];
    expectNear(found.posterior[0] ?? 0, first / (first + other));
    expect([...found.posterior.subarray(2)]).toEqual([0, 1, 1, 0]);
    const second = (4 / 9) * 0.6;
    expectNear(found.logLikelihood, Math.log(first + other) + Math.log(second) + Math.log((5 / 9) * 0.6));
    expect([...found.consensus]).toEqual([0, 1, 0]);
    expect(found.iterations).toBe(1);
    expectNone(found.errorRate(2, 0, 0), /no unit/);
  });

  test('ends where the likelihood rises by less than asked for, or the iterations run out', () => {
    expect(dawidSkene(ratingCounts(noisy), { tolerance: 100 })).toMatchObject({
      iterations: 2,
      converged: true,
    });
    expect(dawidSkene(ratingCounts(noisy), { tolerance: 0, iterations: 3 })).toMatchObject({
      iterations: 3,
      converged: false,
    });
  });

  test('recovers planted error rates and beats the vote', () => {
    const random = stream(3, 'dawid-skene');
    const rates = [0.95, 0.9, 0.6, 0.55, 0.6];
    const truth = Array.from({ length: 4000 }, () => drawBinomial(random, 1, 0.3));
    const rows = truth.map((label) =>
      rates.map((rate) => (drawBinomial(random, 1, rate) === 1 ? label : 1 - label)),
    );
    const found = dawidSkene(ratingCounts(ratingsOf(rows, 2)));
    if (found === undefined) throw new Error('there is none');
    // Three standard errors at 2,800 and 1,200 units are .03 and .045; the labels themselves are estimated.
    rates.forEach((rate, rater) => {
      expectValue(found.errorRate(rater, 0, 0), rate, 0.04);
      expectValue(found.errorRate(rater, 1, 1), rate, 0.06);
    });
    expectNear(found.shares[1] ?? 0, 0.3, 0.03);
    const right = (labels: ArrayLike<number>) => truth.filter((label, unit) => labels[unit] === label).length;
    const votes = rows.map((row) => (row.reduce((sum, label) => sum + label, 0) > 2 ? 1 : 0));
    expect(right(found.consensus)).toBeGreaterThan(right(votes) + 100);
  });

  test('there is none without ratings; wrong counts are refused', () => {
    expect(dawidSkene({ units: 1, raters: 1, labels: 2, counts: new Float64Array(2) })).toBeUndefined();
    expect(() => dawidSkene({ units: 1, raters: 2, labels: 2, counts: new Float64Array(3) })).toThrow(
      '3 counts do not fill 1 units x 2 raters x 2 labels',
    );
    expect(() => dawidSkene({ units: 1, raters: 1, labels: 2, counts: Float64Array.of(1, -1) })).toThrow(
      /got -1/,
    );
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const counts = Float64Array.of(1, wrong);
      expect(() => dawidSkene({ units: 1, raters: 1, labels: 2, counts })).toThrow(`got ${wrong}`);
    }
  });
});
