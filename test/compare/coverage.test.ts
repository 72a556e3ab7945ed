import { expect, test } from 'vitest';
import { simulateCell } from '../../bench/coverage-simulation.ts';
import { RULES } from '../../bench/defaults-simulation.ts';
import { breaks, PROMISED } from '../../bench/intervals/tally.ts';

// A sample of bench/coverage-simulation.ts, whose every cell stands in docs/coverage.md: ordinary studies, and those that
// other methods fail on. The standard error of a coverage of .95 from 300 studies is .013.
test.each([
  { n: 200, prevalence: 0.3, kappa: 0.5, clusters: undefined },
  { n: 100, prevalence: 0.05, kappa: 0.2, clusters: undefined },
  { n: 200, prevalence: 0.05, kappa: 0.8, clusters: undefined },
  { n: 500, prevalence: 0.1, kappa: 0.8, clusters: 20 },
  { n: 200, prevalence: 0.3, kappa: 0.5, clusters: 50 },
])('intervals hold the truth as often as promised: %o', (cell) => {
  const { tallies } = simulateCell(cell, 300, 79);
  expect(tallies.size).toBe(20);
  for (const [id, tally] of tallies) {
    expect(tally.draws).toBe(300);
    expect(tally.withheld + tally.clear.shown + tally.cautioned.shown).toBe(300);
    for (const kind of ['clear', 'cautioned'] as const) {
      const { shown, covered } = tally[kind];
      expect(breaks(tally[kind], 300, PROMISED[kind], 3), `${id} ${kind}: ${covered} of ${shown}`).toBe(
        false,
      );
    }
  }
});

test('a range is broken where coverage is outside it by so many simulation errors, from one study in twenty on', () => {
  const coverage = (shown: number, covered: number) => ({ shown, covered, below: 0, above: 0, width: 0 });
  expect(breaks(coverage(1000, 929), 2000, PROMISED.clear, 0)).toBe(true);
  expect(breaks(coverage(1000, 930), 2000, PROMISED.clear, 0)).toBe(false);
  expect(breaks(coverage(1000, 971), 2000, PROMISED.clear, 0)).toBe(true);
  // The standard error of .93 from 1,000 is .0081.
  expect(breaks(coverage(1000, 906), 2000, PROMISED.clear, 3)).toBe(false);
  expect(breaks(coverage(1000, 905), 2000, PROMISED.clear, 3)).toBe(true);
  expect(breaks(coverage(99, 0), 2000, PROMISED.clear, 0)).toBe(false);
  expect(breaks(coverage(100, 0), 2000, PROMISED.clear, 0)).toBe(true);
});

test('fewer than 8 clusters: no interval in any study', () => {
  const { tallies } = simulateCell({ n: 100, prevalence: 0.3, kappa: 0.5, clusters: 7 }, 20, 79);
  for (const [id, { withheld }] of tallies) expect(withheld, id).toBe(20);
});

test.each(Object.keys(RULES))('the figures that defaults rest on come out again: %s', (rule) => {
  for (const { what, value, expected, within } of RULES[rule]?.(300) ?? []) {
    expect(value, what).toBeGreaterThanOrEqual(expected[0] - within);
    expect(value, what).toBeLessThanOrEqual(expected[1] + within);
  }
});
