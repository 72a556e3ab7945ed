import { describe, expect, test } from 'vitest';
import { flipRates, occasionTest, smallestVisible, stream } from '../../../src/stats/index.ts';

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

/** Counts of `calls` verdicts on each of `items`, each positive with its own probability. */
function drawn(seed: string, items: number, calls: number, positive: (item: number) => number): Float64Array {
  const random = stream(seed, 'draw');
  const counts = new Float64Array(2 * items);
  for (let item = 0; item < items; item++) {
    for (let call = 0; call < calls; call++) {
      const label = random.nextUniform() < positive(item) ? 0 : 1;
      counts[2 * item + label] = (counts[2 * item + label] as number) + 1;
    }
  }
  return counts;
}

const items = 60;
const before = (item: number) => (item % 4 === 0 ? 0.5 : item % 2 === 0 ? 0.95 : 0.05);
const after = (item: number) => (item % 5 === 0 ? 1 - before(item) : before(item));

describe('the test between occasions', () => {
  test('rejects a judge that did not change in about one case of twenty', () => {
    const draws = 400;
    let rejected = 0;
    for (let draw = 0; draw < draws; draw++) {
      const first = drawn(`first ${draw}`, items, 2, before);
      const second = drawn(`second ${draw}`, items, 2, before);
      const p = occasionTest(first, second, 2, stream(draw, 'test'), 199).value ?? 0;
      if (p <= 0.05) rejected++;
    }
    // .05 +- 3 x .011.
    expect(rejected / draws).toBeGreaterThan(0.017);
    expect(rejected / draws).toBeLessThan(0.083);
  });

  test('sees a judge that turned a fifth of its verdicts around', () => {
    let seen = 0;
    for (let draw = 0; draw < 50; draw++) {
      const first = drawn(`first ${draw}`, items, 2, before);
      const second = drawn(`second ${draw}`, items, 2, after);
      if ((occasionTest(first, second, 2, stream(draw, 'test'), 199).value ?? 1) <= 0.05) seen++;
    }
    expect(seen).toBeGreaterThan(40);
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
    expect(() => smallestVisible({ none: '' }, 1)).toThrow(RangeError);
  });
});
