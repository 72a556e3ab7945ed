import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  equalRates,
  mcnemar,
  permutedRates,
  rateDifference,
  rateDifferenceInterval,
  stream,
} from '../../../src/stats/index.ts';
import { expectInterval, expectNoInterval, expectNone, expectValue } from '../expectations.ts';

const rate = (events: number, total: number) => ({ events, total });

describe('equal rates', () => {
  test("the smokers of R's prop.test", () => {
    // R: prop.test(c(83, 90, 129, 70), c(86, 93, 136, 82)): X-squared = 12.6, df = 3, p = 0.005585
    const result = equalRates([rate(83, 86), rate(90, 93), rate(129, 136), rate(70, 82)]);
    expectValue(result.chiSquare, 12.600411297127634); // scipy chi2_contingency
    expectValue(result.pValue, 0.005585476661627036);
    expect(result.df).toBe(3);
  });

  test('empty groups are dropped; nothing to compare is no test', () => {
    expect(equalRates([rate(1, 4), rate(0, 0), rate(2, 4)]).df).toBe(1);
    for (const groups of [
      [],
      [rate(1, 4)],
      [rate(1, 4), rate(0, 0)],
      [rate(0, 4), rate(0, 9)],
      [rate(4, 4), rate(9, 9)],
    ]) {
      expectNone(equalRates(groups).pValue, /no two groups/);
      expectNone(permutedRates([groups], stream(1)), /no two groups/);
    }
    expect(() => equalRates([rate(5, 4)])).toThrow(/5 events among 4/);
    expect(() => equalRates([rate(-1, 4)])).toThrow(/-1 events among 4/);
    expect(() => equalRates([rate(Number.NaN, 4)])).toThrow(/NaN events among 4/);
    expect(() => permutedRates([[rate(1, 2.5), rate(1, 2)]], stream(1))).toThrow(/1 of 2.5 cannot be dealt/);
  });

  test('dealt anew, two groups give the two-sided Fisher test where its tails are alike', () => {
    // scipy fisher_exact([[8, 2], [2, 8]]): 0.0230141; 100 extreme draws end it, so within 30 %.
    const p = permutedRates([[rate(8, 10), rate(2, 10)]], stream(3), 100_000).value ?? 0;
    expect(Math.abs(p - 0.0230141)).toBeLessThan(0.007);
  });

  test.each([
    [[rate(2, 2), rate(0, 3), rate(1, 4)]],
    [[rate(0, 2), rate(3, 3), rate(3, 4)]],
    [[rate(3, 3), rate(1, 5)]],
    [[rate(0, 4), rate(3, 3), rate(1, 2)]],
  ])('dealt anew, %j has the share of all deals that are as extreme', (groups) => {
    const share = extremeDeals(groups);
    let sum = 0;
    for (let seed = 0; seed < 40; seed++)
      sum += permutedRates([groups], stream(seed, 'deals'), 20_000).value ?? 0;
    // Each ends at 100 extreme draws, known to a tenth; forty to 1.6 %.
    expect(Math.abs(sum / 40 / share - 1)).toBeLessThan(0.07);
  });

  test('dealing events or what is left of them comes to the same', () => {
    const few = permutedRates([[rate(1, 30), rate(6, 30)]], stream(4), 50_000).value ?? 0;
    const many = permutedRates([[rate(29, 30), rate(24, 30)]], stream(5), 50_000).value ?? 0;
    expect(Math.abs(few - many)).toBeLessThan(0.4 * few);
  });

  test('several rates at once: one that differs is enough, one without events is passed over', () => {
    const differs = [rate(0, 30), rate(20, 30)];
    const same = [rate(3, 20), rate(3, 20)];
    expect(permutedRates([same, differs], stream(1), 999).value).toBe(0.001);
    expectValue(permutedRates([same, [rate(0, 3), rate(0, 4)]], stream(1), 999), 1);
    expect(() => permutedRates([[rate(0.5, 1), rate(1, 2)]], stream(1))).toThrow(/whole numbers/);
  });
});

/** Share of the ways to choose which items have the event whose chi-square is at least that of the groups. */
function extremeDeals(groups: readonly { events: number; total: number }[]): number {
  const places = groups.flatMap(({ total }, group) => new Array<number>(total).fill(group));
  const events = groups.reduce((sum, own) => sum + own.events, 0);
  const seen = equalRates(groups).chiSquare.value ?? 0;
  let [deals, extreme] = [0, 0];
  for (let chosen = 0; chosen < 2 ** places.length; chosen++) {
    const dealt = groups.map(({ total }) => ({ events: 0, total }));
    places.forEach((group, at) => {
      const own = dealt[group];
      if (own !== undefined) own.events += (chosen >> at) & 1;
    });
    if (dealt.reduce((sum, own) => sum + own.events, 0) !== events) continue;
    deals++;
    if ((equalRates(dealt).chiSquare.value ?? 0) >= seen - 1e-9) extreme++;
  }
  return extreme / deals;
}

describe('difference of two rates', () => {
  test("Newcombe's examples, method 10", () => {
    // Newcombe 1998, Statistics in Medicine 17:873-890, table II (four decimals; digits by Python)
    expectInterval(rateDifferenceInterval(rate(56, 70), rate(48, 80)), 0.052431472402, 0.333872654037);
    expectInterval(rateDifferenceInterval(rate(9, 10), rate(3, 10)), 0.170522723935, 0.809017973535);
    expectInterval(rateDifferenceInterval(rate(6, 7), rate(2, 7)), 0.058227927482, 0.806249637524);
    expectInterval(rateDifferenceInterval(rate(5, 56), rate(0, 29)), -0.038137147904, 0.192560013855);
    expectInterval(rateDifferenceInterval(rate(0, 10), rate(0, 20)), -0.161125158053, 0.27753279986);
  });

  test('holds the difference, lies within -1 to 1, and turns round with its arguments', () => {
    const group = fc.nat(50).chain((total) => fc.nat(total).map((events) => rate(events, total)));
    fc.assert(
      fc.property(group, group, (one, other) => {
        const interval = rateDifferenceInterval(one, other);
        const difference = rateDifference(one, other);
        if (one.total === 0 || other.total === 0) {
          expectNone(difference, /no items/);
          expectNoInterval(interval, /no items/);
          return;
        }
        if ('none' in interval || difference.value === undefined) throw new Error('there is one');
        expect(interval.low).toBeLessThanOrEqual(difference.value + 1e-12);
        expect(interval.high).toBeGreaterThanOrEqual(difference.value - 1e-12);
        expect(interval.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(interval.high).toBeLessThanOrEqual(1 + 1e-12);
        expectInterval(rateDifferenceInterval(other, one), -interval.high, -interval.low, 1e-12);
      }),
    );
    expectValue(rateDifference(rate(1, 3), rate(2, 3)), -1 / 3);
    expect(() => rateDifferenceInterval(rate(1, 2), rate(1, 2), 95)).toThrow(/between 0 and 1/);
    expect(() => rateDifferenceInterval(rate(0, 0), rate(0, 0), 95)).toThrow(/between 0 and 1/);
    expectNoInterval(rateDifferenceInterval(rate(0, 0), rate(1, 2)), /no items/);
  });
});

test('order-bias figures: first-slot picks and flips', () => {
  // statistics.md section 11: 136 of 224 first-slot picks, p .001628 (exact binomial = McNemar of 136 against 88);
  // flips 24 against 6, p .00143
  expectValue(mcnemar(136, 224 - 136).exactPValue, 0.001628, 5e-7);
  expectValue(mcnemar(24, 6).exactPValue, 0.00143, 5e-6);
});
