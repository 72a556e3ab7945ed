import { describe, expect, test } from 'vitest';
import { discordanceOf, itemsToTellJudges, pairedPower } from '../../../src/stats/index.ts';
import { expectNear } from '../expectations.ts';

describe('discordance', () => {
  test('of judges that err on opposite items is all', () => {
    expect(discordanceOf({ first: 0.5, second: 0.5, correlation: -1 })).toEqual({
      onlyFirst: 0.5,
      onlySecond: 0.5,
    });
  });

  test('is none where both would be right less often than never', () => {
    // Both wrong .72 - .12 = .6, either alone .2 and .3: 1.1 in all.
    expect(() => discordanceOf({ first: 0.1, second: 0.2, correlation: -1 })).toThrow(
      'cannot have an error correlation of -1',
    );
    expect(() => discordanceOf({ first: 0.5, second: 0.5, correlation: -1.1 })).toThrow(
      'a correlation lies between -1 and 1, got -1.1',
    );
    expect(() => discordanceOf({ first: 0.8, second: 1, correlation: 0 })).toThrow(
      'an accuracy lies between',
    );
  });
});

describe('power', () => {
  test('where one judge is never right alone, or both never agree', () => {
    // Five discordant items or more of 20; Python: 1 minus the binomial sum of 0 to 4 at .1.
    expectNear(pairedPower(20, { onlyFirst: 0.1, onlySecond: 0 }), 0.04317449528446293);
    expectNear(pairedPower(20, { onlyFirst: 0, onlySecond: 0.1 }), 0.04317449528446293);
    // Up to five losses of 20: mid-p of 5 is .0266, of 6 .0785.
    expectNear(pairedPower(20, { onlyFirst: 0.7, onlySecond: 0.3 }), 0.4163708294474809);
  });

  test('of one item', () => {
    expect(pairedPower(1, { onlyFirst: 0.5, onlySecond: 0.2 })).toBe(0);
    // At a level of .5 one win is enough: its mid-p is .5.
    expectNear(pairedPower(1, { onlyFirst: 0.5, onlySecond: 0.2 }, 0.5), 0.5);
  });

  test.each([
    [-0.1, 0.3],
    [0.3, -0.1],
    [0.6, 0.6],
  ])('of %d and %d is none', (onlyFirst, onlySecond) => {
    expect(() => pairedPower(9, { onlyFirst, onlySecond })).toThrow('are no discordance');
  });

  test('needs a level', () => {
    for (const level of [0, 1, 95])
      expect(() => pairedPower(9, { onlyFirst: 0.2, onlySecond: 0.1 }, level)).toThrow(
        'a level lies between',
      );
  });
});

describe('items', () => {
  test('beyond a million are not planned', () => {
    expect(itemsToTellJudges({ onlyFirst: 0.1001, onlySecond: 0.1 }, 0.8)).toBeUndefined();
  });

  test('are found where the normal form, from which the search begins, has too few', () => {
    // By it 20; their power is .37.
    const discordance = { onlyFirst: 0.2, onlySecond: 0 };
    expect(itemsToTellJudges(discordance, 0.5)).toBe(24);
    expect(pairedPower(24, discordance)).toBeGreaterThanOrEqual(0.5);
    expect(pairedPower(23, discordance)).toBeLessThan(0.5);
  });
});
