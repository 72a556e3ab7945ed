import { withAdjusted } from '../../compare/bias/with-adjusted.ts';
import { holm } from '../../stats/index.ts';
import type { Drift } from './drift.ts';

/**
 * Drift checks of several candidates beside one another: the tests of change are one family, so that with a probability
 * of at most 5 % any of them is said to have changed when none has. One check alone stays as it is.
 */
export function driftFamily(drift: readonly Drift[]): readonly Drift[] {
  if (drift.length < 2) return drift;
  const tests = drift.map(({ changed }) => changed.find(({ id }) => id === 'occasion_p'));
  const adjusted = new Map(
    withAdjusted(
      tests.flatMap((test) => test ?? []),
      holm,
    ),
  );
  return drift.map((own, at) => {
    const test = tests[at];
    const measure = test === undefined ? undefined : adjusted.get(test);
    return measure === undefined ? own : { ...own, changed: [...own.changed, measure] };
  });
}
