import { describe, expect, test } from 'vitest';
import { bcaFromCounts, cohenKappaOfCounts, stream } from '../../src/stats/index.ts';
import { expectInterval, expectNoInterval, expectNone, expectValue } from './expectations.ts';

const kappa = cohenKappaOfCounts(2);
const balanced = Float64Array.of(40, 9, 6, 45);
const rare = Float64Array.of(14, 6, 9, 371);

describe('against scipy.stats.bootstrap', () => {
  // scipy 1.17.1, items resampled in pairs, 200,000 and 100,000 resamples. Two simulations differ: with 100,000
  // replicates here an end has a simulation error of about .001 (.002 in the skewed table); the grid of a
  // statistic of 100 items is .02 wide.
  test('balanced table: BCa and percentile', () => {
    const result = bcaFromCounts({
      counts: balanced,
      statistic: kappa,
      random: stream(1, 'balanced'),
      replicates: 100_000,
    });
    expectValue(result.estimate, 0.6995192307692307);
    expectValue(result.standardError, 0.071972, 0.0006);
    expectInterval(result.bca, 0.539632, 0.82, 0.002);
    expectInterval(result.percentile, 0.552846, 0.836868, 0.002);
    expect(result.undefinedReplicates).toBe(0);
  });

  test('5 % positives: BCa and percentile', () => {
    const result = bcaFromCounts({
      counts: rare,
      statistic: kappa,
      random: stream(1, 'rare'),
      replicates: 100_000,
    });
    expectValue(result.standardError, 0.090778, 0.0008);
    expectInterval(result.bca, 0.434751, 0.789584, 0.006);
    expectInterval(result.percentile, 0.433343, 0.789501, 0.006);
  });
});

test('the same seed gives the same interval, another seed nearly the same', () => {
  const at = (seed: number) => bcaFromCounts({ counts: rare, statistic: kappa, random: stream(seed) });
  expect(at(1)).toEqual(at(1));
  const [one, two] = [at(1), at(2)];
  expect(one).not.toEqual(two);
  if ('none' in two.bca) throw new Error(two.bca.none);
  expectInterval(one.bca, two.bca.low, two.bca.high, 0.03);
});

test('BCa takes in the skew that a statistic near its end has', () => {
  // A proportion of 95 of 100: influence values are skewed, so the percentile interval leans too high.
  const share = (counts: Float64Array): number => (counts[0] ?? 0) / 100;
  const { bca, percentile } = bcaFromCounts({
    counts: Float64Array.of(95, 5),
    statistic: share,
    random: stream(4),
  });
  if ('none' in bca || 'none' in percentile) throw new Error('an interval is missing');
  expect(bca.low).toBeLessThan(percentile.low);
});

test('counts given are not changed', () => {
  const counts = rare.slice();
  bcaFromCounts({ counts, statistic: kappa, random: stream(1), replicates: 50 });
  expect(counts).toEqual(rare);
});

describe('undefined resamples', () => {
  test('are counted and left out', () => {
    const counts = Float64Array.of(18, 0, 1, 1);
    const result = bcaFromCounts({ counts, statistic: kappa, random: stream(9), replicates: 20_000 });
    // Both raters say one label when both single items are missed: .9^20 = .121577; three simulation errors .0069.
    expect(Math.abs(result.undefinedReplicates / 20_000 - 0.9 ** 20)).toBeLessThan(0.007);
    expect('none' in result.percentile).toBe(false);
  });

  test('half or more: no interval', () => {
    const result = bcaFromCounts({
      counts: Float64Array.of(300, 0, 0, 1),
      statistic: oddlyUndefined,
      random: stream(2),
    });
    expect(result.undefinedReplicates).toBeGreaterThan(5000);
    expectNoInterval(result.percentile, /half the resamples/);
    expectNoInterval(result.bca, /half the resamples/);
  });

  test('leaving out one item may leave BCa without a value, not the percentile interval', () => {
    const result = bcaFromCounts({
      counts: Float64Array.of(10, 0, 5, 1),
      statistic: needsTheLast,
      random: stream(2),
    });
    expectNoInterval(result.bca, /leaving out one item/);
    expect('none' in result.percentile).toBe(false);
  });
});

describe('where there is no interval', () => {
  test('kappa = 1', () => {
    const result = bcaFromCounts({
      counts: Float64Array.of(30, 0, 0, 30),
      statistic: kappa,
      random: stream(2),
    });
    expectValue(result.estimate, 1);
    expectNoInterval(result.bca, /every resample gives 1/);
    expectNone(result.standardError, /every resample gives 1/);
  });

  test('no items, or no statistic', () => {
    const empty = bcaFromCounts({ counts: new Float64Array(4), statistic: kappa, random: stream(2) });
    expectNone(empty.estimate, /no items/);
    const one = bcaFromCounts({ counts: Float64Array.of(9, 0, 0, 0), statistic: kappa, random: stream(2) });
    expectNone(one.estimate, /does not exist/);
    expectNoInterval(one.bca, /does not exist/);
  });

  test('weighted counts are refused, and so is a bad number of replicates', () => {
    const input = { counts: Float64Array.of(1.5, 2, 1, 1), statistic: kappa, random: stream(2) };
    expect(() => bcaFromCounts(input)).toThrow(/cell 0 holds 1.5; only whole counts/);
    expect(() => bcaFromCounts({ ...input, counts: balanced, replicates: 0 })).toThrow(/replicates/);
    expect(() => bcaFromCounts({ ...input, counts: balanced, level: 95 })).toThrow(/0.95/);
  });
});

/** Exists only while the single last item is drawn exactly once. */
function oddlyUndefined(counts: Float64Array): number | undefined {
  return counts[3] === 1 ? (counts[0] ?? 0) : undefined;
}

function needsTheLast(counts: Float64Array): number | undefined {
  return (counts[3] ?? 0) > 0 ? (counts[0] ?? 0) / ((counts[0] ?? 0) + (counts[2] ?? 0)) : undefined;
}
