import { describe, expect, test } from 'vitest';
import { clusteredRates, equalRates, rateScores } from '../../../src/stats/index.ts';
import { expectNear, expectNone, expectValue } from '../expectations.ts';

/** Six clusters, two rates, three groups: events and items. */
const counts = Float64Array.of(
  ...[1, 4, 0, 3, 2, 5, 1, 2, 0, 0, 1, 3],
  ...[0, 3, 1, 4, 1, 2, 0, 2, 1, 2, 0, 1],
  ...[2, 5, 1, 2, 0, 3, 1, 3, 1, 1, 1, 2],
  ...[0, 2, 0, 5, 3, 4, 0, 1, 2, 3, 0, 2],
  ...[1, 6, 0, 2, 1, 4, 1, 4, 0, 2, 1, 1],
  ...[0, 1, 2, 6, 1, 3, 0, 2, 1, 4, 2, 2],
);
const input = { rates: 2, groups: 3, counts };

describe('Rao-Scott test of equal rates', () => {
  test('by the matrices of the paper', () => {
    // numpy: D = diag(1 / (n p q)) V, F = X^2 / tr D, df = (tr D)^2 / tr D^2, p by scipy f.sf
    const result = clusteredRates(input);
    expectValue(result.fRatio, 0.8855296024623681);
    expectNear(result.df[0], 2.281018992101236);
    expectNear(result.df[1], 11.40509496050618);
    expectValue(result.pValue, 0.45189314398135894);
    expect(result.clusters).toBe(6);
    const contrasts = [0.5477527726723507, 0.47915393890712143, 0.2155237501352072];
    contrasts.forEach((p, group) => {
      expectValue(result.contrasts[0]?.[group] ?? { value: 0 }, p);
    });
    expectValue(result.contrasts[1]?.[2] ?? { value: 0 }, 0.48090479133445985);
  });

  test('its chi-square is Pearson’s, of both rates together', () => {
    const { excess, variances } = rateScores(input);
    const sum = excess.reduce((all, own, at) => all + own ** 2 / (variances[at] ?? 1), 0);
    const of = (rate: number) =>
      equalRates(
        [0, 1, 2].map((group) => {
          let [events, total] = [0, 0];
          for (let at = 2 * (3 * rate + group); at < counts.length; at += 12) {
            events += counts[at] ?? 0;
            total += counts[at + 1] ?? 0;
          }
          return { events, total };
        }),
      ).chiSquare.value ?? 0;
    // scipy chi2_contingency: 2.8629 and 1.8927
    expectNear(of(0), 2.862914862914863);
    expectNear(of(1), 1.8926871739371747);
    expectNear(sum, of(0) + of(1));
  });

  test('each cluster twice is as one given two times', () => {
    const twice = clusteredRates({ ...input, counts: Float64Array.of(...counts, ...counts) });
    const times = clusteredRates({ ...input, times: new Float64Array(6).fill(2) });
    expectNear(twice.pValue.value ?? 0, times.pValue.value ?? 1);
    expect(times.clusters).toBe(12);
    expectNear(times.contrasts[1]?.[0]?.value ?? 0, twice.contrasts[1]?.[0]?.value ?? 1);
  });

  test('a cluster without items is none, and the order of clusters does not matter', () => {
    const rows = [5, 3, 0, 4, 2, 1].flatMap((row) => [...counts.subarray(12 * row, 12 * row + 12)]);
    const mixed = clusteredRates({
      ...input,
      counts: Float64Array.of(...rows, ...new Array<number>(12).fill(0)),
    });
    expect(mixed.clusters).toBe(6);
    expectNear(mixed.pValue.value ?? 0, 0.45189314398135894, 1e-9);
  });

  test('no events in one group of many items is a difference, of few items is none', () => {
    const many = Array.from({ length: 40 }, (_, c) => (c < 20 ? [2, 4, 0, 0] : [0, 0, 0, 4])).flat();
    expect(
      clusteredRates({ rates: 1, groups: 2, counts: Float64Array.from(many) }).pValue.value,
    ).toBeLessThan(1e-4);
    const few = Array.from({ length: 40 }, (_, c) =>
      c < 36 ? [c % 4 === 0 ? 1 : 0, 4, 0, 0] : [0, 0, 0, 1],
    ).flat();
    expect(
      clusteredRates({ rates: 1, groups: 2, counts: Float64Array.from(few) }).pValue.value,
    ).toBeGreaterThan(0.3);
  });

  test('there is none without two groups, without events, or with one cluster', () => {
    const one = clusteredRates({ rates: 1, groups: 2, counts: Float64Array.of(1, 4, 0, 0, 2, 3, 0, 0) });
    expectNone(one.pValue, /no two groups/);
    expect(one.df).toEqual([0, 0]);
    expectNone(one.contrasts[0]?.[1] ?? { value: 0 }, /no two groups/);
    const never = clusteredRates({ rates: 1, groups: 2, counts: Float64Array.of(0, 4, 0, 2, 0, 3, 0, 0) });
    expectNone(never.pValue, /always or never/);
    const single = clusteredRates({ rates: 1, groups: 2, counts: Float64Array.of(1, 4, 2, 2) });
    expectNone(single.pValue, /fewer than two clusters/);
    expect(() => clusteredRates({ rates: 1, groups: 2, counts: new Float64Array(5) })).toThrow(/rows of 4/);
  });

  test('two clusters are enough; where no cluster differs from what is expected nothing speaks against equal rates', () => {
    const two = clusteredRates({ rates: 1, groups: 2, counts: Float64Array.of(2, 4, 0, 3, 1, 4, 2, 3) });
    expect(two.pValue.value).toBeGreaterThan(0);
    const still = clusteredRates({
      rates: 1,
      groups: 2,
      counts: Float64Array.of(1, 2, 1, 2, 1, 2, 1, 2, 2, 4, 1, 2),
    });
    expect(still).toMatchObject({ fRatio: { value: 0 }, df: [1, 2], pValue: { value: 1 }, clusters: 3 });
  });

  test('a group without items changes nothing', () => {
    const wider = Float64Array.from({ length: 6 * 16 }, (_, at) => {
      const [group, rate, row] = [Math.floor(at / 2) % 4, Math.floor(at / 8) % 2, Math.floor(at / 16)];
      return group === 3 ? 0 : (counts[12 * row + 6 * rate + 2 * group + (at % 2)] ?? 0);
    });
    const result = clusteredRates({ rates: 2, groups: 4, counts: wider });
    expectValue(result.pValue, 0.45189314398135894);
    expectValue(result.contrasts[0]?.[0] ?? { value: 0 }, 0.5477527726723507);
    expectNone(result.contrasts[0]?.[3] ?? { value: 0 }, /nothing to compare/);
  });

  test('a rate with nothing to compare changes nothing', () => {
    const wider = Float64Array.from({ length: 6 * 18 }, (_, at) =>
      at % 18 < 12 ? (counts[Math.floor(at / 18) * 12 + (at % 18)] ?? 0) : at % 2,
    );
    const result = clusteredRates({ rates: 3, groups: 3, counts: wider });
    expectValue(result.pValue, 0.45189314398135894);
    expectNone(result.contrasts[2]?.[0] ?? { value: 0 }, /nothing to compare/);
  });
});
