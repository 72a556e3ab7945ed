import { expect, test } from 'vitest';
import { defined, none, ratio } from '../../src/stats/statistic.ts';

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  '%s is a bug in a measure, not a statistic',
  (value) => {
    expect(() => defined(value)).toThrow(
      new RangeError(`a statistic must be a finite number, got ${value}; return none(reason) instead`),
    );
    expect(() => ratio(value, 2, 'no items')).toThrow(RangeError);
  },
);

test('a finite number is one, 0 too', () => {
  for (const value of [0, -0.5, 1e300]) expect(defined(value)).toEqual({ value });
});

test('of nothing there is no share, with the reason, also where nothing was counted', () => {
  expect(ratio(0, 0, 'no items')).toEqual(none('no items'));
  expect(ratio(3, 0, 'no items')).toEqual({ value: undefined, reason: 'no items' });
  expect(ratio(0, 4, 'no items')).toEqual({ value: 0 });
});
