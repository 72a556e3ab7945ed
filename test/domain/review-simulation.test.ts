import { describe, expect, test } from 'vitest';
import { raceAfterReview } from '../../bench/review-simulation.ts';

// 120 studies of 1,000 items: the standard error of a difference is about .003, asserted below; of a mean kappa .002, of
// a share of three in four .04. The bench prints 2,000.
const STUDIES = 120;

describe('two equal judges', () => {
  test.each(['perfect', 'anchored'] as const)(
    'stay equal after a review of the whole queue by a %s reviewer',
    (reviewer) => {
      const { before, after, difference, error, firstAhead } = raceAfterReview(
        'whole queue',
        reviewer,
        STUDIES,
      );
      expect(error).toBeLessThan(0.004);
      expect(Math.abs(difference)).toBeLessThan(0.01);
      expect(Math.abs(firstAhead - 0.5)).toBeLessThan(0.14);
      // Gold's errors hid what the judges are worth, .733; the review mended them.
      expect(before.first).toBeCloseTo(0.65, 2);
      expect(Math.abs(after.first - 0.735)).toBeLessThan(0.015);
    },
  );

  test('do not where one judge’s disagreements alone are reviewed: that one is first in about three of four', () => {
    const { after, firstAhead } = raceAfterReview('one judge’s disagreements', 'perfect', STUDIES);
    expect(Math.abs(after.first - 0.746)).toBeLessThan(0.008);
    expect(Math.abs(after.second - 0.722)).toBeLessThan(0.008);
    expect(firstAhead).toBeGreaterThan(0.64);
    expect(firstAhead).toBeLessThan(0.88);
  });

  test('and still less where that reviewer sides with what is shown one time in five', () => {
    const { after, firstAhead } = raceAfterReview('one judge’s disagreements', 'anchored', STUDIES);
    expect(Math.abs(after.first - 0.798)).toBeLessThan(0.008);
    expect(Math.abs(after.second - 0.685)).toBeLessThan(0.008);
    expect(firstAhead).toBeGreaterThan(0.9);
  });
});
