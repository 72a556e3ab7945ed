import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cohenKappa,
  confusionMatrix,
  drawBinomial,
  kappaHomogeneity,
  kappaHomogeneityClustered,
  kappaNullStandardError,
  kappaStandardError,
  stream,
} from '../../src/stats/index.ts';
import { contrastForm } from '../../src/stats/two-raters/contrast-form.ts';
import { expectNear, expectNone, expectValue } from './expectations.ts';
import { tables } from './tables.ts';

describe('standard error under kappa = 0', () => {
  test('published, and by hand', () => {
    // statistics.md section 1: .13856 = root of (.24 / (50 x .25))
    const matrix = confusionMatrix([
      [20, 5],
      [10, 15],
    ]);
    expectValue(kappaNullStandardError(matrix), Math.sqrt(0.24 / 12.5));
  });

  // The published formula (Fleiss, Cohen & Everitt 1969) in numpy, with agreement weights 1 - cost / highest cost.
  test.each([
    ['none', 0.051978936356595444],
    ['linear', 0.05469634129164873],
    ['quadratic', 0.06735866746488249],
  ] as const)('Cohen 1960, weights %s', (weights, error) => {
    expectValue(kappaNullStandardError(tables.cohen, weights), error, 1e-12);
  });

  test('of raters who agree exactly as chance it is the ordinary one', () => {
    const chance = confusionMatrix([
      [12, 18],
      [28, 42],
    ]);
    expectValue(cohenKappa(chance), 0, 1e-12);
    expectValue(kappaNullStandardError(chance), kappaStandardError(chance).value ?? Number.NaN, 1e-12);
  });

  test('does not exist where kappa does not', () => {
    expectNone(kappaNullStandardError(tables.empty), 'no items');
    expectNone(kappaNullStandardError(tables.oneLabel), /one and the same label/);
  });
});

describe('homogeneity over independent strata', () => {
  const winnipeg = confusionMatrix([
    [38, 5, 0, 1],
    [33, 11, 3, 0],
    [10, 14, 5, 6],
    [3, 7, 3, 10],
  ]);
  const newOrleans = confusionMatrix([
    [5, 3, 0, 0],
    [3, 11, 4, 0],
    [2, 13, 3, 4],
    [1, 2, 4, 14],
  ]);

  test('the two cities of the multiple sclerosis data', () => {
    // numpy and scipy on the formula: kappas .20794 (variance .0025457) and .29652 (.0061629)
    const test = kappaHomogeneity([winnipeg, newOrleans]);
    expectValue(test.pooled, 0.23383490838697799);
    expectValue(test.chiSquare, 0.9008761887472061);
    expectValue(test.pValue, 0.34254688136143735);
    expect([test.df, test.leftOut]).toEqual([1, 0]);
  });

  test('equal tables differ by nothing, whatever the weights', () => {
    const test = kappaHomogeneity([tables.vision, tables.vision, tables.vision], 'quadratic');
    expectValue(test.chiSquare, 0, 1e-12);
    expectValue(test.pValue, 1, 1e-9);
    expectValue(test.pooled, cohenKappa(tables.vision, 'quadratic').value ?? Number.NaN);
    expect(test.df).toBe(2);
  });

  test('does not depend on the order of the strata', () => {
    const count = fc.integer({ min: 1, max: 30 });
    const binary = fc.tuple(count, count, count, count).map(([a, b, c, d]) =>
      confusionMatrix([
        [a, b],
        [c, d],
      ]),
    );
    fc.assert(
      fc.property(fc.array(binary, { minLength: 2, maxLength: 5 }), (strata) => {
        const forth = kappaHomogeneity(strata);
        const back = kappaHomogeneity(strata.toReversed());
        expectValue(back.chiSquare, forth.chiSquare.value ?? Number.NaN, 1e-9);
        expect(forth.chiSquare.value).toBeGreaterThanOrEqual(0);
      }),
      { seed: 20260101, numRuns: 100 },
    );
  });

  test('strata that cannot take part are left out and counted', () => {
    const perfect = confusionMatrix([
      [5, 0],
      [0, 5],
    ]);
    const test = kappaHomogeneity([winnipeg, tables.oneLabel, perfect, newOrleans, tables.empty]);
    expect(test.leftOut).toBe(3);
    expectValue(test.chiSquare, 0.9008761887472061);
    const alone = kappaHomogeneity([winnipeg, perfect]);
    expectNone(alone.chiSquare, /two strata/);
    expectNone(alone.pValue, /two strata/);
    expectValue(alone.pooled, cohenKappa(winnipeg).value ?? Number.NaN);
    expectNone(kappaHomogeneity([perfect]).pooled, /two strata/);
  });
});

describe('the form of the contrasts', () => {
  test('of two independent estimates it is their difference squared over the sum of variances', () => {
    expectNear(
      contrastForm(
        [1, 3],
        [
          [1, 0],
          [0, 3],
        ],
      ) ?? Number.NaN,
      4 / 4,
    );
    expectNear(
      contrastForm(
        [1, 3],
        [
          [2, 0.5],
          [0.5, 3],
        ],
      ) ?? Number.NaN,
      4 / (2 + 3 - 1),
    );
  });

  test('of several independent ones it is the weighted sum of squares from the weighted mean', () => {
    const variances = [1, 2, 4];
    const estimates = [1, 2, 5];
    const weights = variances.map((variance) => 1 / variance);
    const mean = estimates.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / 1.75;
    const expected = estimates.reduce((sum, value, i) => sum + (weights[i] ?? 0) * (value - mean) ** 2, 0);
    const diagonal = variances.map((variance, i) => variances.map((_, j) => (i === j ? variance : 0)));
    expectNear(contrastForm(estimates, diagonal) ?? Number.NaN, expected, 1e-12);
  });

  test('of small variances as of large ones', () => {
    for (const scale of [1e-10, 1e10]) {
      const estimates = [Math.sqrt(scale), 3 * Math.sqrt(scale)];
      const form = contrastForm(estimates, [
        [scale, 0],
        [0, 3 * scale],
      ]);
      expectNear(form ?? Number.NaN, 4 / 4, 1e-9);
    }
  });

  test('there is none where a difference does not vary', () => {
    expect(
      contrastForm(
        [1, 3],
        [
          [1, 1],
          [1, 1],
        ],
      ),
    ).toBeUndefined();
  });
});

/** Items in clusters whose members share part of the judge's errors; strata cross clusters, or hold them. */
function simulated(
  seed: number,
  strata: number,
  clusters: number,
  isNested: boolean,
  accuracy: readonly number[],
) {
  const random = stream(seed, 'homogeneity');
  const counts = new Float64Array(clusters * strata * 4);
  for (let cluster = 0; cluster < clusters; cluster++) {
    const shared = drawBinomial(random, 1, 0.5);
    for (let stratum = 0; stratum < strata; stratum++) {
      if (isNested && cluster % strata !== stratum) continue;
      const own = accuracy[stratum] ?? 0.85;
      for (let item = 0; item < 6; item++) {
        const gold = drawBinomial(random, 1, 0.4);
        const isRight = drawBinomial(random, 1, shared === 1 ? own + 0.1 : own - 0.1) === 1;
        const cell = (cluster * strata + stratum) * 4 + 2 * gold + (isRight ? gold : 1 - gold);
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
    }
  }
  return { size: 2, strata, clusters, counts };
}

describe('homogeneity over strata of clusters', () => {
  test.each([
    ['crossed', false, 30],
    ['nested', true, 90],
  ])('%s: equal strata are told apart about once in twenty times', (_, isNested, clusters) => {
    let rejected = 0;
    for (let seed = 0; seed < 400; seed++) {
      const test = kappaHomogeneityClustered(simulated(seed, 3, clusters, isNested, []));
      if ((test.pValue.value ?? 1) < 0.05) rejected++;
    }
    // 20 of 400 expected; the binomial's 99.9 % range is 7 to 36.
    expect(rejected).toBeGreaterThanOrEqual(7);
    expect(rejected).toBeLessThanOrEqual(36);
  });

  test.each([
    ['crossed', false, 30],
    ['nested', true, 90],
  ])('%s: different strata are told apart', (_, isNested, clusters) => {
    const test = kappaHomogeneityClustered(simulated(7, 3, clusters, isNested, [0.9, 0.9, 0.6]));
    expect(test.pValue.value).toBeLessThan(0.001);
    expect(test.df[0]).toBe(2);
    expect(test.leftOut).toBe(0);
    if (!isNested) expect(test.df[1]).toBe(28);
  });

  test('strata in few clusters, without kappa or with kappa 1 are left out', () => {
    const four = simulated(3, 4, 30, false, []);
    for (let cluster = 0; cluster < 30; cluster++) {
      const at = cluster * 16;
      if (cluster > 6) four.counts.fill(0, at, at + 4);
      four.counts.set([1, 0, 0, 2], at + 4);
    }
    const test = kappaHomogeneityClustered(four);
    expect(test.leftOut).toBe(2);
    expect(test.df).toEqual([1, 29]);
    const few = kappaHomogeneityClustered(simulated(3, 2, 6, false, []));
    expect(few.leftOut).toBe(2);
    expectNone(few.f, /two strata/);
    expectNone(few.pValue, /two strata/);
    expect(few.df).toEqual([0, 0]);
  });

  test('crossed clusters have to be more than the contrasts', () => {
    const many = kappaHomogeneityClustered(simulated(5, 12, 10, false, []));
    expectNone(many.pValue, /not more clusters than strata/);
  });

  test.each([true, false])(
    'alike clusters given once, with their number, are the same (nested: %s)',
    (isNested) => {
      const one = simulated(11, 2, 40, isNested, [0.9, 0.6]);
      const width = 8;
      const rows = Array.from({ length: 40 }, (_, at) => one.counts.subarray(at * width, (at + 1) * width));
      const known = new Map<string, { row: Float64Array; times: number }>();
      for (const row of rows) {
        const entry = known.get(row.join(',')) ?? { row, times: 0 };
        entry.times++;
        known.set(row.join(','), entry);
      }
      const merged = [...known.values()];
      expect(merged.length).toBeLessThan(40);
      const test = kappaHomogeneityClustered({
        ...one,
        clusters: merged.length,
        counts: Float64Array.from(merged.flatMap(({ row }) => [...row])),
        times: Float64Array.from(merged, ({ times }) => times),
      });
      const plain = kappaHomogeneityClustered(one);
      expectValue(test.pValue, plain.pValue.value ?? Number.NaN, 1e-9);
      expectNear(test.df[1], plain.df[1], 1e-9);
    },
  );

  // Kappa without each cluster of a stratum, on the scale log(1 - kappa), from the tables themselves.
  const withoutEach = (input: ReturnType<typeof simulated>, stratum: number) => {
    const own = Array.from({ length: input.clusters }, (_, cluster) =>
      input.counts.slice((cluster * input.strata + stratum) * 4, (cluster * input.strata + stratum) * 4 + 4),
    ).filter((table) => table.some((count) => count > 0));
    const logOf = (left: readonly Float64Array[]) => {
      const [a, b, c, d] = [0, 1, 2, 3].map((cell) =>
        left.reduce((sum, table) => sum + (table[cell] ?? 0), 0),
      );
      const kappa = cohenKappa(
        confusionMatrix([
          [a ?? 0, b ?? 0],
          [c ?? 0, d ?? 0],
        ]),
      );
      return Math.log(1 - (kappa.value ?? Number.NaN));
    };
    return { all: logOf(own), left: own.map((_, out) => logOf(own.filter((__, at) => at !== out))) };
  };
  const jackknifeVariance = (left: readonly number[]) => {
    const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
    return ((left.length - 1) / left.length) * left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };

  test('two strata that clusters do not cross: the test of Welch, written out', () => {
    const input = simulated(11, 2, 41, true, [0.9, 0.6]);
    const [one, other] = [withoutEach(input, 0), withoutEach(input, 1)];
    const [first, second] = [jackknifeVariance(one.left), jackknifeVariance(other.left)];
    const test = kappaHomogeneityClustered(input);
    expectValue(test.f, (one.all - other.all) ** 2 / (first + second), 1e-9);
    const parts = first ** 2 / (one.left.length - 1) + second ** 2 / (other.left.length - 1);
    expect(test.df[0]).toBe(1);
    expectNear(test.df[1], (first + second) ** 2 / parts, 1e-8);
  });

  test('three strata that clusters do not cross: the F of Welch 1951, written out', () => {
    const input = simulated(11, 3, 41, true, [0.9, 0.8, 0.6]);
    const groups = [0, 1, 2].map((stratum) => {
      const { all, left } = withoutEach(input, stratum);
      return { mean: all, weight: 1 / jackknifeVariance(left), size: left.length };
    });
    const weight = groups.reduce((sum, own) => sum + own.weight, 0);
    const grand = groups.reduce((sum, own) => sum + own.weight * own.mean, 0) / weight;
    const between = groups.reduce((sum, own) => sum + own.weight * (own.mean - grand) ** 2, 0) / 2;
    const spread = groups.reduce((sum, own) => sum + (1 - own.weight / weight) ** 2 / (own.size - 1), 0);
    const test = kappaHomogeneityClustered(input);
    expectValue(test.f, between / (1 + spread / 4), 1e-9);
    expect(test.df[0]).toBe(2);
    expectNear(test.df[1], 8 / (3 * spread), 1e-8);
  });

  test('two strata in every cluster: the t of the difference, squared', () => {
    const input = simulated(11, 2, 20, false, [0.9, 0.6]);
    const [one, other] = [withoutEach(input, 0), withoutEach(input, 1)];
    const variance = jackknifeVariance(one.left.map((value, at) => value - (other.left[at] ?? Number.NaN)));
    const test = kappaHomogeneityClustered(input);
    expectValue(test.f, (one.all - other.all) ** 2 / variance, 1e-9);
    expect(test.df).toEqual([1, 19]);
  });

  /** Hotelling's T-squared of the differences from the first stratum, by Gauss-Jordan, for strata with a covariance. */
  const hotelling = (estimates: readonly number[], covariance: readonly (readonly number[])[]) => {
    const others = estimates.slice(1);
    const gap = others.map((own) => own - (estimates[0] ?? 0));
    const at = (i: number, j: number) => covariance[i]?.[j] ?? 0;
    const rows = others.map((_, i) => [
      ...others.map((__, j) => at(i + 1, j + 1) - at(i + 1, 0) - at(0, j + 1) + at(0, 0)),
      gap[i] ?? 0,
    ]);
    rows.forEach((row, i) => {
      const pivot = row[i] ?? 0;
      row.forEach((own, j) => {
        row[j] = own / pivot;
      });
      rows.forEach((other, at) => {
        const factor = other[i] ?? 0;
        if (at !== i)
          other.forEach((own, j) => {
            other[j] = own - factor * (row[j] ?? 0);
          });
      });
    });
    return gap.reduce((sum, own, i) => sum + own * (rows[i]?.at(-1) ?? 0), 0);
  };
  /** Deviation of each cluster's replicate from the mean of those that have items; 0 for the others. */
  const deviations = (input: ReturnType<typeof simulated>, stratum: number) => {
    const { all, left } = withoutEach(input, stratum);
    const mean = left.reduce((sum, own) => sum + own, 0) / left.length;
    let next = 0;
    const of = Array.from({ length: input.clusters }, (_, cluster) => {
      const from = (cluster * input.strata + stratum) * 4;
      return input.counts.slice(from, from + 4).some((count) => count > 0) ? (left[next++] ?? 0) - mean : 0;
    });
    return { all, of, clusters: left.length };
  };
  const writtenOut = (input: ReturnType<typeof simulated>) => {
    const strata = Array.from({ length: input.strata }, (_, stratum) => deviations(input, stratum));
    const covariance = strata.map((one) =>
      strata.map(
        (other) =>
          one.of.reduce((sum, own, at) => sum + own * (other.of[at] ?? 0), 0) *
          Math.sqrt((1 - 1 / one.clusters) * (1 - 1 / other.clusters)),
      ),
    );
    return hotelling(
      strata.map(({ all }) => all),
      covariance,
    );
  };

  test('strata that some clusters miss: Hotelling’s test with the clusters of the smallest, written out', () => {
    const input = simulated(11, 3, 14, false, [0.9, 0.7, 0.6]);
    // The second stratum in eleven clusters, the third in nine, none of them in the first three.
    for (const cluster of [0, 1, 2]) input.counts.fill(0, cluster * 12 + 4, cluster * 12 + 12);
    for (const cluster of [3, 4]) input.counts.fill(0, cluster * 12 + 8, cluster * 12 + 12);
    const test = kappaHomogeneityClustered(input);
    expect(test.df).toEqual([2, 7]);
    expectValue(test.f, (writtenOut(input) * 7) / (2 * 8), 1e-9);
  });

  test('there is none where two strata have the same tables in every cluster: nothing tells them apart', () => {
    const input = simulated(11, 2, 20, false, [0.9, 0.6]);
    for (let cluster = 0; cluster < 20; cluster++)
      input.counts.copyWithin(cluster * 8 + 4, cluster * 8, cluster * 8 + 4);
    expectNone(kappaHomogeneityClustered(input).pValue, /do not vary apart/);
  });

  test('a table that no cluster has does not make strata cross', () => {
    const input = simulated(11, 2, 41, true, [0.9, 0.6]);
    const times = new Float64Array(42).fill(1);
    times[41] = 0;
    const counts = Float64Array.of(...input.counts, 1, 0, 0, 1, 1, 0, 0, 1);
    const test = kappaHomogeneityClustered({ ...input, clusters: 42, counts, times });
    expectValue(test.f, kappaHomogeneityClustered(input).f.value ?? Number.NaN);
    expectNear(test.df[1], kappaHomogeneityClustered(input).df[1]);
  });

  test('one degree of freedom within is enough for Hotelling’s test, none is not', () => {
    const eight = simulated(11, 8, 8, false, [0.8, 0.7, 0.8, 0.75, 0.85, 0.7, 0.65, 0.8]);
    const test = kappaHomogeneityClustered(eight);
    expect(test).toMatchObject({ leftOut: 0, df: [7, 1] });
    expectValue(test.f, writtenOut(eight) / (7 * 7), 1e-6);
    expectNone(
      kappaHomogeneityClustered(simulated(11, 9, 8, false, [])).pValue,
      /not more clusters than strata/,
    );
  });

  test('eight clusters are enough; a stratum whose clusters are all alike has no variance to weigh it by', () => {
    const eight = simulated(11, 3, 8, false, [0.8, 0.7, 0.8]);
    expect(kappaHomogeneityClustered(eight)).toMatchObject({ leftOut: 0, df: [2, 6] });
    for (let cluster = 0; cluster < 8; cluster++) eight.counts.set([2, 1, 1, 2], cluster * 12);
    expect(kappaHomogeneityClustered(eight)).toMatchObject({ leftOut: 1, df: [1, 7] });
  });

  test('refuses counts that do not fill the clusters', () => {
    expect(() =>
      kappaHomogeneityClustered({ size: 2, strata: 2, clusters: 2, counts: new Float64Array(8) }),
    ).toThrow('8 counts do not fill 2 clusters of 2 tables');
  });
});
