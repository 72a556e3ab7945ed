import { describe, expect, test } from 'vitest';
import { count, fixed, interval, percent, percentInterval, signed } from '../../src/text/number.ts';

describe('numbers for people', () => {
  test.each([
    [fixed(0.7345, 2), '0.73'],
    [fixed(-0.001, 2), '0.00'],
    [fixed(-0, 0), '0'],
    [fixed(-0.5, 2), '-0.50'],
    [fixed(-10, 1), '-10.0'],
    [fixed(undefined, 2), '–'],
    [signed(0.051, 2), '+0.05'],
    [signed(-0.051, 2), '-0.05'],
    [signed(0.001, 2), '0.00'],
    [signed(-0.001, 2), '0.00'],
    [signed(undefined, 2), '–'],
    [percent(0.2434), '24.3 %'],
    [percent(1, 0), '100 %'],
    [percent(undefined), '–'],
    [count(0), '0'],
    [count(999), '999'],
    [count(1490), '1,490'],
    [count(1_000_000), '1,000,000'],
    [count(-1490), '-1,490'],
    [count(undefined), '–'],
    [interval(-0.1, 0.734), '[-0.10, 0.73]'],
    [interval(0.1, undefined), '–'],
    [percentInterval(0.201, 0.289), '[20.1, 28.9] %'],
    [percentInterval(undefined, 0.289), '–'],
  ])('%s', (printed, expected) => {
    expect(printed).toBe(expected);
  });

  test('a number that is none is an error, never a text', () => {
    expect(() => fixed(Number.NaN, 2)).toThrow(RangeError);
    expect(() => percent(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => interval(0, Number.NaN)).toThrow(RangeError);
    expect(() => count(1.5)).toThrow('a count must be a whole number, not 1.5');
  });
});
