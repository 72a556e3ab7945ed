import { describe, expect, test } from 'vitest';
import { raceAfterReview } from '../../bench/review-simulation.ts';

// 400 studies: the standard error of a difference is about .003, asserted below; the bench prints 2,000.
const STUDIES = 400;

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
      expect(Math.abs(firstAhead - 0.5)).toBeLessThan(0.08);
      // The review did mend gold.
      expect(after.first).toBeGreaterThan(before.first + 0.08);
    },
  );

  test('do not where one judge’s disagreements alone are reviewed: that one is first in about three of four', () => {
    const { difference, firstAhead } = raceAfterReview('one judge’s disagreements', 'perfect', STUDIES);
    expect(difference).toBeGreaterThan(0.03);
    expect(firstAhead).toBeGreaterThan(0.68);
    expect(firstAhead).toBeLessThan(0.85);
  });

  test('and still less where that reviewer sides with what is shown one time in five', () => {
    const { difference, firstAhead } = raceAfterReview('one judge’s disagreements', 'anchored', STUDIES);
    expect(difference).toBeGreaterThan(0.1);
    expect(firstAhead).toBeGreaterThan(0.9);
  });
});
