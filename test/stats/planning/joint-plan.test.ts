import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gatePower, itemsForGate, jointPlan, type ShareGate } from '../../../src/stats/index.ts';

const GATE: Omit<ShareGate, 'level'> = { actual: 0.9, bound: 0.8, side: 'at least' };

describe('bounds that are tested together', () => {
  test('one alone is planned as it is asked for', () => {
    expect(jointPlan({ bounds: 1, together: 1, level: 0.95, power: 0.8 })).toEqual({
      level: 0.95,
      power: 0.8,
    });
  });

  test('several share what may go wrong', () => {
    const { level, power } = jointPlan({ bounds: 4, together: 2, level: 0.95, power: 0.8 });
    // 1 - .05 / 4 and 1 - .2 / 2.
    expect(level).toBeCloseTo(0.9875, 14);
    expect(power).toBeCloseTo(0.9, 14);
  });

  test('so planned, all values pass with the power asked for, and one that is not kept hardly ever', () => {
    const values = 3;
    const { level, power } = jointPlan({ bounds: values, together: values, level: 0.95, power: 0.8 });
    const items = itemsForGate({ ...GATE, level }, power)?.items as number;
    const gate = { ...GATE, level };
    // Values are of different items, so that what they show is independent: exact powers multiply.
    expect(gatePower(items, gate) ** values).toBeGreaterThanOrEqual(0.8);
    // All at the bound: the chance that any is shown all the same is below that of one interval's end.
    const wrong = 1 - (1 - gatePower(items, { ...gate, actual: 0.8 })) ** values;
    expect(wrong).toBeLessThanOrEqual(0.025);
    // Planned one by one, neither holds.
    const alone = itemsForGate({ ...GATE, level: 0.95 }, 0.8)?.items as number;
    expect(gatePower(alone, { ...GATE, level: 0.95 }) ** values).toBeLessThan(0.6);
    expect(1 - (1 - gatePower(alone, { ...GATE, level: 0.95, actual: 0.8 })) ** values).toBeGreaterThan(
      0.025,
    );
  });

  test('more of them never ask for less', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        fc.double({ min: 0.1, max: 0.99, noNaN: true }),
        (together, others, level, power) => {
          const one = jointPlan({ bounds: together + others, together, level, power });
          const more = jointPlan({ bounds: together + others + 1, together: together + 1, level, power });
          expect(more.level).toBeGreaterThan(one.level);
          expect(more.power).toBeGreaterThan(one.power);
          expect(one.level).toBeGreaterThanOrEqual(level);
          expect(one.power).toBeGreaterThanOrEqual(power - 1e-15);
          expect(more.level).toBeLessThan(1);
        },
      ),
      { seed: 5 },
    );
  });

  test.each([
    [{ bounds: 0, together: 1, level: 0.95, power: 0.8 }, '0 is no number of bounds'],
    [{ bounds: 2, together: 1.5, level: 0.95, power: 0.8 }, '1.5 is no number of bounds'],
    [{ bounds: 2, together: 3, level: 0.95, power: 0.8 }, 'one gate has 3 of 2 bounds'],
    [{ bounds: 2, together: 1, level: 1, power: 0.8 }, 'a level lies between 0 and 1'],
    [{ bounds: 2, together: 1, level: 0.95, power: 0 }, 'a power lies between 0 and 1'],
  ])('%j is refused', (input, message) => {
    expect(() => jointPlan(input)).toThrow(new RegExp(message));
    expect(() => jointPlan(input)).toThrow(RangeError);
  });
});
