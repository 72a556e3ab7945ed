import { describe, expect, test } from 'vitest';
import type { Drift } from '../../../src/choose/drift/drift.ts';
import { driftFamily } from '../../../src/choose/drift/drift-family.ts';
import { bareMeasure } from '../../../src/compare/bias/bare-measure.ts';
import { driftSentences } from '../../../src/report/drift-part.ts';
import { defined, none } from '../../../src/stats/index.ts';

/** A check in which a fifth of the verdicts flip, a tenth between repeats. */
function check(candidate: string, p: number | undefined): Drift {
  const test = p === undefined ? none('no item has three calls over both occasions') : defined(p);
  return {
    candidate,
    occasion: 2,
    anchors: 50,
    changed: [
      bareMeasure('flips_between', defined(0.2), { n: 50 }),
      bareMeasure('flips_within', defined(0.1), { n: 50 }),
      bareMeasure('occasion_p', test, { n: 50 }),
    ],
    differences: [],
    margin: 0.05,
  };
}

const adjustedOf = ({ changed }: Drift) => changed.find(({ id }) => id === 'occasion_p_adjusted');

describe('several candidates asked anew', () => {
  const family = driftFamily([check('one', 0.03), check('two', 0.04), check('three', undefined)]);

  test('their tests are adjusted by Holm; one without a test is no member of the family', () => {
    // By hand: 2 x .03 = .06, and the larger p is at least that.
    expect(adjustedOf(family[0] as Drift)?.estimate).toBeCloseTo(0.06, 12);
    expect(adjustedOf(family[1] as Drift)?.estimate).toBeCloseTo(0.06, 12);
    expect(adjustedOf(family[2] as Drift)).toMatchObject({ estimate: undefined, reason: expect.any(String) });
  });

  test('what is said of a candidate goes by the adjusted one', () => {
    expect(driftSentences(family[0] as Drift)[0]).toContain(
      'no change is shown (p = .060, reckoning with all candidates asked anew).',
    );
    const [small] = driftFamily([check('one', 0.01), check('two', 0.4)]);
    expect(driftSentences(small as Drift)[0]).toContain('it has changed (p = .020, reckoning with all');
  });
});

test('one check alone is no family', () => {
  const alone = check('one', 0.03);
  expect(driftFamily([alone])).toEqual([alone]);
  expect(driftSentences(alone)[0]).toContain('it has changed (p = .030).');
});
