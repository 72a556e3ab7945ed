import { describe, expect, test } from 'vitest';
import {
  addFlips,
  excessOfFlipSums,
  flipRates,
  occasionTest,
  smallestVisible,
  stream,
} from '../../../src/stats/index.ts';
import { after, before, drawn, items } from './draws.ts';

describe('flip rates', () => {
  test('one call on either occasion: between is known, what repeats do is not', () => {
    const rates = flipRates([1, 0, 1, 0, 0, 1], [1, 0, 0, 1, 0, 1], 2);
    expect(rates.between.value).toBeCloseTo(1 / 3, 12);
    expect(rates.within).toEqual({
      value: undefined,
      reason: 'no item was asked twice on one occasion, so what repeats do is not known',
    });
    expect(rates.excess.value).toBeUndefined();
  });

  test('a judge that answers at random has as many flips between as within', () => {
    // Two calls on each occasion, all four possible pairs equally often on either.
    const pairs = [
      [2, 0],
      [1, 1],
      [1, 1],
      [0, 2],
    ];
    const first = pairs.flatMap((one) => pairs.flatMap(() => one));
    const second = pairs.flatMap(() => pairs.flat());
    const rates = flipRates(first, second, 2);
    expect(rates.between.value).toBeCloseTo(0.5, 12);
    expect(rates.within.value).toBeCloseTo(0.5, 12);
    expect(rates.excess.value).toBeCloseTo(0, 12);
  });

  test('by hand, three labels', () => {
    // Between: 1 - (2 x 1 + 1 x 1) / (3 x 3) and 1 - 0. Within: of 3 + 3 pairs 1 + 0 are alike; the other has 1 pair, alike.
    const rates = flipRates([2, 1, 0, 0, 2, 0], [1, 1, 1, 1, 0, 0], 3);
    expect(rates.between.value).toBeCloseTo((6 / 9 + 1) / 2, 12);
    expect(rates.within.value).toBeCloseTo((5 / 6 + 0) / 2, 12);
    expect(rates.excess.value).toBeCloseTo((6 / 9 + 1) / 2 - 5 / 12, 12);
    expect(rates).toMatchObject({ items: 2, repeated: 2 });
  });

  test('asked twice on one occasion only: within is known, between is not', () => {
    const rates = flipRates([1, 1], [0, 0], 2);
    expect(rates).toMatchObject({
      between: { reason: 'no item has verdicts on both occasions' },
      within: { value: 1 },
      excess: { reason: 'no item has verdicts on both occasions' },
      items: 0,
      repeated: 1,
    });
    expect(flipRates([0, 0], [2, 0], 2)).toMatchObject({ within: { value: 0 }, items: 0, repeated: 1 });
  });

  test('sums add up where they are told to, and have no excess without both', () => {
    const sums = new Float64Array(12);
    addFlips(sums, 4, [9, 9, 2, 0], [9, 9, 1, 2], 2, 1);
    addFlips(sums, 4, [2, 0], [1, 2], 2, 0);
    // Between: 2/3 differ. Within: of 1 + 3 pairs 1 + 1 are alike.
    expect([...sums]).toEqual([0, 0, 0, 0, 2 * (1 - 2 / 6), 2, 1, 2, 0, 0, 0, 0]);
    expect(excessOfFlipSums(sums.subarray(4))).toBeCloseTo(2 / 3 - 1 / 2, 12);
    expect(excessOfFlipSums(Float64Array.of(0, 0, 1, 2))).toBeUndefined();
    expect(excessOfFlipSums(Float64Array.of(1, 2, 0, 0))).toBeUndefined();
  });

  test('an item without a verdict on one occasion is in neither', () => {
    const rates = flipRates([1, 0, 0, 0], [0, 0, 1, 0], 2);
    expect(rates.items).toBe(0);
    expect(rates.between.value).toBeUndefined();
  });

  test('which label is called what does not matter', () => {
    const one = flipRates([2, 1, 0, 0, 1, 1], [0, 1, 1, 1, 0, 1], 3);
    const other = flipRates([0, 1, 2, 1, 1, 0], [1, 1, 0, 1, 0, 1], 3);
    expect(one.between.value).toBeCloseTo(other.between.value ?? -1, 12);
    expect(one.within.value).toBeCloseTo(other.within.value ?? -1, 12);
  });

  test('counts that do not stand for the same items are an error', () => {
    expect(() => flipRates([1, 0, 1], [1, 0, 1], 2)).toThrow(RangeError);
    expect(() => flipRates([1, 0], [1, 0, 1, 0], 2)).toThrow(/2 and 4 counts/);
  });
});

describe('the test between occasions', () => {
  test('is the share of all ways to deal that are as extreme', () => {
    // Three items of two calls against one. As seen (0, 0 | 1) the excess is 1; of the three ways to deal an item's
    // calls the other two have less. As extreme is only every item as seen: 1 / 27.
    let sum = 0;
    for (let seed = 0; seed < 40; seed++) {
      sum += occasionTest([2, 0, 2, 0, 2, 0], [0, 1, 0, 1, 0, 1], 2, stream(seed, 'exact'), 9999).value ?? 0;
    }
    // Each ends at 100 extreme draws, known to a tenth; forty to 1.6 %.
    expect(Math.abs((27 * sum) / 40 - 1)).toBeLessThan(0.07);
  });

  test('items with two calls, or without a call on one occasion, change nothing', () => {
    const p = (first: number[], second: number[]) =>
      occasionTest(first, second, 2, stream(5, 'left out'), 999).value;
    const plain = p([2, 0, 2, 0, 0, 2], [0, 1, 1, 1, 0, 2]);
    expect(plain).toBeGreaterThan(0);
    expect(p([1, 0, 2, 0, 2, 0, 3, 0, 0, 2, 0, 0], [0, 1, 0, 1, 1, 1, 0, 0, 0, 2, 0, 3])).toBe(plain);
  });

  test('needs repeats', () => {
    expect(occasionTest([1, 0, 0, 1], [1, 0, 1, 0], 2, stream(1, 'x'))).toEqual({
      value: undefined,
      reason: 'no item has three calls over both occasions, so repeats and occasions cannot be told apart',
    });
  });

  test('the same seed gives the same p-value', () => {
    const first = drawn('a', items, 2, before);
    const second = drawn('b', items, 2, after);
    const p = () => occasionTest(first, second, 2, stream(3, 'p'), 999).value;
    expect(p()).toBe(p());
    expect(p()).toBeGreaterThan(0);
  });
});

describe('the smallest fall that can be seen', () => {
  test('is (1.96 + 0.84) standard errors at 95 % and power .8', () => {
    const error = 0.05 / 1.959963984540054;
    const interval = { low: -0.05, high: 0.05, level: 0.95, method: 't' };
    // z: 1.959963984540054 and 0.8416212335729143 (R qnorm).
    expect(smallestVisible(interval).value).toBeCloseTo((1.959963984540054 + 0.8416212335729143) * error, 9);
  });

  test('does not exist without an interval, and needs a power that is one', () => {
    expect(smallestVisible({ none: 'too few clusters' })).toEqual({
      value: undefined,
      reason: 'too few clusters',
    });
    const interval = { low: -0.05, high: 0.05, level: 0.95, method: 't' };
    for (const power of [0, 1, -1, 80, Number.NaN]) {
      expect(() => smallestVisible(interval, power)).toThrow(`power lies between 0 and 1, got ${power}`);
    }
  });
});
