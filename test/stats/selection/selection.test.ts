import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comparisonsWithBest,
  levelAmongTried,
  probabilityOfBest,
  resampledCandidates,
  simultaneousLowerBounds,
} from '../../../src/stats/index.ts';
import { criticalValue } from '../../../src/stats/selection/critical-value.ts';
import { clusterStretch } from '../../../src/stats/selection/resampled-candidates.ts';

/** Up to 4 candidates with 19 resamples each, so that the .95 quantile is the 19th of 19. */
const candidates = fc.integer({ min: 2, max: 4 }).chain((count) =>
  fc
    .record({
      estimates: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
        minLength: count,
        maxLength: count,
      }),
      rows: fc.array(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 19, maxLength: 19 }),
        { minLength: count, maxLength: count },
      ),
    })
    .map(({ estimates, rows }) => ({ estimates, rows, all: resampledCandidates(estimates, rows) })),
);

describe('probability of being best', () => {
  test('shares ties, and adds up to 1', () => {
    // Resample 1: a alone; 2: a and b; 3: all three; 4: c alone. a 1 + 1/2 + 1/3 of 4.
    const shares = probabilityOfBest(
      resampledCandidates(
        [0.8, 0.7, 0.6],
        [
          [0.9, 0.8, 0.5, 0.1],
          [0.1, 0.8, 0.5, 0.2],
          [0.2, 0.7, 0.5, 0.3],
        ],
      ),
    );
    expect(shares[0]).toBeCloseTo((1 + 1 / 2 + 1 / 3) / 4, 12);
    expect(shares[1]).toBeCloseTo((1 / 2 + 1 / 3) / 4, 12);
    expect(shares[2]).toBeCloseTo((1 / 3 + 1) / 4, 12);
  });

  test('adds up to 1 whatever the values', () => {
    fc.assert(
      fc.property(candidates, ({ all }) => {
        const sum = probabilityOfBest(all).reduce((total, own) => total + own, 0);
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });

  test('without a resample there is none', () => {
    expect(probabilityOfBest(resampledCandidates([0.8, 0.7], [[], []]))).toEqual([]);
  });
});

describe('comparisons with the best', () => {
  test('by hand: two candidates, three resamples', () => {
    // a .8: .8 .7 .9; b .6: .6 .6 .6. Lead of a over b .2, resampled .2 .1 .3: deviations 0, -.1, +.1; at 3/4 the
    // largest, .1. Lead of b over a -.2, resampled -.2 -.1 -.3: deviations 0, .1, -.1; largest .1.
    const bounds = comparisonsWithBest(
      resampledCandidates(
        [0.8, 0.6],
        [
          [0.8, 0.7, 0.9],
          [0.6, 0.6, 0.6],
        ],
      ),
      0.75,
    );
    if ('none' in bounds) throw new Error(bounds.none);
    // a - b: .2, from min(0, .8 - (.6 + .1)) = 0 to .2 + .1.
    expect(bounds[0]?.difference).toBeCloseTo(0.2, 12);
    expect(bounds[0]?.low).toBe(0);
    expect(bounds[0]?.high).toBeCloseTo(0.3, 12);
    // b - a: -.2, from .6 - (.8 + .1) = -.3 to max(0, -.2 + .1) = 0: b is shown not to be the best.
    expect(bounds[1]?.low).toBeCloseTo(-0.3, 12);
    expect(bounds[1]?.high).toBe(0);
  });

  test('by hand: a lead that shrinks in every resample lowers the bound, and is not held up by comparing with itself', () => {
    // The lead of a over b is .2, and .1 in all resamples: every deviation is -.1, so the bound is .2 - .1.
    const bounds = comparisonsWithBest(
      resampledCandidates(
        [0.8, 0.6],
        [
          [0.7, 0.7, 0.7],
          [0.6, 0.6, 0.6],
        ],
      ),
      0.75,
    );
    if ('none' in bounds) throw new Error(bounds.none);
    expect(bounds[0]?.high).toBeCloseTo(0.1, 12);
  });

  test('hold the difference, and 0 is never outside', () => {
    fc.assert(
      fc.property(candidates, ({ all, estimates }) => {
        const bounds = comparisonsWithBest(all);
        if ('none' in bounds) throw new Error(bounds.none);
        bounds.forEach(({ low, high, difference }, own) => {
          const best = Math.max(...estimates.filter((_, other) => other !== own));
          expect(difference).toBe((estimates[own] ?? 0) - best);
          expect(low).toBeLessThanOrEqual(0);
          expect(high).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  test('do not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(candidates, ({ all, estimates, rows }) => {
        const turned = resampledCandidates([...estimates].reverse(), [...rows].reverse());
        const [one, two] = [comparisonsWithBest(all), comparisonsWithBest(turned)];
        if ('none' in one || 'none' in two) throw new Error('there are bounds');
        expect([...two].reverse()).toEqual(one);
      }),
    );
  });

  test('a further candidate never makes them tighter', () => {
    fc.assert(
      fc.property(candidates, ({ all, estimates, rows }) => {
        fc.pre(estimates.length > 2);
        const fewer = comparisonsWithBest(resampledCandidates(estimates.slice(1), rows.slice(1)));
        const more = comparisonsWithBest(all);
        if ('none' in fewer || 'none' in more) throw new Error('there are bounds');
        fewer.forEach(({ low }, at) => {
          expect(more[at + 1]?.low ?? 0).toBeLessThanOrEqual(low + 1e-12);
        });
      }),
    );
  });

  test('one candidate has nothing to be compared with; few resamples bound nothing', () => {
    expect(comparisonsWithBest(resampledCandidates([0.8], [[0.8]]))).toEqual({
      none: 'fewer than two candidates',
    });
    const few = resampledCandidates([0.8, 0.7], [Array(18).fill(0.8), Array(18).fill(0.7)]);
    expect(comparisonsWithBest(few)).toEqual({ none: 'too few resamples with a value for this level' });
    expect(simultaneousLowerBounds(few)).toEqual({ none: 'too few resamples with a value for this level' });
  });
});

describe('simultaneous lower bounds', () => {
  test('take one amount, the deepest fall of any, from all', () => {
    fc.assert(
      fc.property(candidates, ({ all, estimates, rows }) => {
        const bounds = simultaneousLowerBounds(all);
        if ('none' in bounds) throw new Error(bounds.none);
        const largest = Math.max(
          ...rows.flatMap((row, own) => row.map((value) => (estimates[own] ?? 0) - value)),
        );
        bounds.forEach((bound, own) => {
          expect(bound).toBeCloseTo((estimates[own] ?? 0) - largest, 12);
        });
      }),
    );
  });
});

describe('few clusters', () => {
  test('stretch every bound by the root of clusters / (clusters - 1)', () => {
    fc.assert(
      fc.property(candidates, ({ estimates, rows, all }) => {
        const few = resampledCandidates(estimates, rows, 9);
        const [plain, stretched] = [simultaneousLowerBounds(all), simultaneousLowerBounds(few)];
        if ('none' in plain || 'none' in stretched) throw new Error('there are bounds');
        estimates.forEach((estimate, at) => {
          const expected = (estimate - (plain[at] ?? 0)) * Math.sqrt(9 / 8);
          expect(estimate - (stretched[at] ?? 0)).toBeCloseTo(expected, 12);
        });
      }),
    );
    const rows = [
      [0.8, 0.7, 0.9],
      [0.6, 0.6, 0.6],
    ];
    const bounds = comparisonsWithBest(resampledCandidates([0.8, 0.6], rows, 9), 0.75);
    if ('none' in bounds) throw new Error(bounds.none);
    expect(bounds[0]?.high).toBeCloseTo(0.2 + 0.1 * Math.sqrt(9 / 8), 12);
  });
});

describe('critical value', () => {
  test('is the rank rounded up, never interpolated', () => {
    const values = Float64Array.from({ length: 1999 }, (_, at) => 1999 - at);
    expect(criticalValue(values, 0.95)).toBe(1900);
    expect(criticalValue(values, 1 - 0.05)).toBe(1900);
    expect(criticalValue(values, 0.9501)).toBe(1901);
  });

  test('of too few values does not exist', () => {
    expect(criticalValue(new Float64Array(18), 0.95)).toBeUndefined();
    expect(criticalValue(new Float64Array(19), 0.95)).toBe(0);
    expect(criticalValue(new Float64Array(0), 0.95)).toBeUndefined();
  });

  test.each([0, 1, 95])('level %d is refused', (level) => {
    expect(() => criticalValue(new Float64Array(9), level)).toThrow(RangeError);
  });
});

describe('level among all that were tried', () => {
  test('shares the error equally', () => {
    // 2 of the 11 comparisons with another are at hand: .05 x 2 / 11.
    expect(levelAmongTried(0.95, 2, 11)).toBeCloseTo(1 - (0.05 * 2) / 11, 12);
    expect(levelAmongTried(0.95, 1, 2)).toBeCloseTo(0.975, 12);
  });

  test.each([
    [0, 5],
    [3, 2],
  ])('%d at hand of %d is refused', (atHand, inAll) => {
    expect(() => levelAmongTried(0.95, atHand, inAll)).toThrow(RangeError);
  });
});

test('no candidates have no resamples; one cluster cannot be stretched for', () => {
  expect(resampledCandidates([], [])).toMatchObject({ replicates: 0, undefinedReplicates: 0 });
  expect(clusterStretch(1)).toBe(1);
});

test('rows of different lengths are refused', () => {
  expect(() => resampledCandidates([1, 2], [[1], [1, 2]])).toThrow(RangeError);
  expect(() => resampledCandidates([1], [[1], [1]])).toThrow(RangeError);
});
