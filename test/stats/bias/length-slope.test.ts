import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSlopeMoments, lengthSlope, meanDifference, SLOPE_MOMENTS } from '../../../src/stats/index.ts';
import { expectNear, expectNone, expectValue } from '../expectations.ts';

type Row = readonly [gold: number, length: number, judge: number];

function slope(rows: readonly Row[]) {
  const moments = new Float64Array(SLOPE_MOMENTS);
  for (const [gold, length, judge] of rows) addSlopeMoments(moments, 0, gold, length, judge, 1);
  return lengthSlope(moments);
}

const rows: readonly Row[] = [
  [0, 1, 0],
  [0, 2, 0],
  [0, 3, 1],
  [0, 4.5, 0],
  [1, 1, 1],
  [1, 2.5, 0],
  [1, 3, 1],
  [1, 5, 1],
  [1, 6, 1],
  [0, 2, 1],
];

describe('slope on length beside gold', () => {
  test('as least squares has it', () => {
    // numpy.linalg.lstsq on [1, gold, length]
    expectValue(slope(rows), 0.0434782608695653);
  });

  test('length that only goes along with gold is no bias', () => {
    // The judge follows gold exactly; positives are longer. Without gold the slope would be above 0.
    const honest: readonly Row[] = [
      [0, 1, 0],
      [0, 2, 0],
      [1, 2, 1],
      [1, 5, 1],
    ];
    expectValue(slope(honest), 0, 1e-12);
  });

  test('where gold never varies it is the plain slope', () => {
    // (1 x 0 + 2 x 0 + 3 x 1 - 3 x 2 / 3) / (14 - 36 / 3) = 0.5
    expectValue(slope([[1, 1, 0], [1, 2, 0], [1, 3, 1]]), 0.5); // biome-ignore format: a table
  });

  test('where gold is 0 throughout it is the plain slope too', () => {
    expectValue(slope([[0, 1, 0], [0, 2, 0], [0, 3, 1]]), 0.5); // biome-ignore format: a table
  });

  test('an item of weight 2 is two items, wherever the vector begins', () => {
    const once = new Float64Array(2 * SLOPE_MOMENTS);
    const twice = new Float64Array(2 * SLOPE_MOMENTS);
    for (const [gold, length, judge] of rows) {
      addSlopeMoments(once, SLOPE_MOMENTS, gold, length, judge, length > 2 ? 2 : 1);
      addSlopeMoments(twice, SLOPE_MOMENTS, gold, length, judge, 1);
      if (length > 2) addSlopeMoments(twice, SLOPE_MOMENTS, gold, length, judge, 1);
    }
    expect(once).toEqual(twice);
    expect([...once.subarray(0, SLOPE_MOMENTS)]).toEqual(new Array(SLOPE_MOMENTS).fill(0));
    expectValue(
      lengthSlope(once.subarray(SLOPE_MOMENTS)),
      lengthSlope(twice.subarray(SLOPE_MOMENTS)).value ?? 9,
    );
  });

  test('does not exist where length does not vary, or follows from gold', () => {
    expectNone(slope([[0, 4, 0], [1, 4, 1]]), /length does not vary/); // biome-ignore format: a table
    expectNone(slope([[0, 1, 0], [0, 1, 1], [1, 2, 1]]), /follows from the gold label/); // biome-ignore format: a table
    expectNone(slope([[0, 0, 0], [1, 0, 1]]), /length does not vary/); // biome-ignore format: a table
    expectNone(slope([]), /no items/);
  });

  test('moving lengths or the judge changes nothing; scaling them scales it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        (by, times) => {
          const moved = rows.map(([gold, length, judge]): Row => [gold, length + by, judge - by]);
          const scaled = rows.map(([gold, length, judge]): Row => [gold, length, judge * times]);
          expectNear(slope(moved).value ?? Number.NaN, slope(rows).value ?? 0, 1e-7);
          expectNear(slope(scaled).value ?? Number.NaN, (slope(rows).value ?? 0) * times, 1e-9);
        },
      ),
    );
  });
});

test('mean of one group minus mean of another', () => {
  expectValue(meanDifference(Float64Array.of(2, 1, 4, -1)), 0.75);
  expectNone(meanDifference(Float64Array.of(0, 0, 4, 1)), /no items/);
  expectNone(meanDifference(Float64Array.of(4, 1, 0, 0)), /no items/);
});
