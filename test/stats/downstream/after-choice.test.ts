import { describe, expect, test } from 'vitest';
import { correctedAfterChoice, correctedShareByCluster, stream } from '../../../src/stats/index.ts';
import { expectInterval, expectNear, expectNoInterval, expectNone, expectValue } from '../expectations.ts';
import { corrected, flat, sumsOf, TWELVE } from './twelve.ts';

describe('the choice inside the resampling', () => {
  /** A good judge and one that is as good by chance in some clusters. */
  const two = TWELVE.map((row, i) => [...row, ...(TWELVE[(i * 7 + 2) % 12] ?? [])]);
  const agreement = (sums: Float64Array, at: number) => {
    const right = (sums[at] ?? 0) + (sums[at + 3] ?? 0);
    const n = right + (sums[at + 1] ?? 0) + (sums[at + 2] ?? 0);
    return n === 0 ? undefined : right / n;
  };
  const input = { clusters: 12, candidates: 2, counts: flat(two), score: agreement };

  test('the first of equals is chosen, and its rate corrected', () => {
    const found = correctedAfterChoice({ ...input, random: stream(1, 'choice') });
    expect(found.chosen).toBe(0);
    expectValue(found.estimate, corrected([26, 5, 4, 45, 83, 157]));
    expect(found.choices.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...found.choices)).toBeGreaterThan(0.2);
    expect(found.undefinedReplicates).toBe(0);
  });

  test('with one candidate it is near the jackknife', () => {
    const one = { ...input, candidates: 1, counts: flat(TWELVE) };
    const found = correctedAfterChoice({ ...one, random: stream(1, 'one'), replicates: 4000 });
    const jackknife = correctedShareByCluster(sumsOf(TWELVE));
    expectNear(found.standardError.value ?? 0, jackknife.standardError.value ?? 1, 0.012);
    expect(found.choices).toEqual([1]);
  });

  test('the same stream gives the same interval', () => {
    const run = () => correctedAfterChoice({ ...input, random: stream(9, 'same'), replicates: 100 });
    expect(run()).toEqual(run());
  });

  test('says why there is nothing', () => {
    const random = stream(1, 'none');
    const unscored = correctedAfterChoice({ ...input, random, score: () => undefined });
    expectNone(unscored.estimate, 'no judge can be chosen');
    expect(unscored).toMatchObject({ chosen: -1, choices: [0, 0], undefinedReplicates: 2000 });
    const inverted = correctedAfterChoice({
      clusters: 1,
      candidates: 1,
      counts: Float64Array.of(1, 9, 9, 1, 5, 5),
      score: () => 1,
      random,
    });
    expectNone(inverted.estimate, 'the chosen judge cannot be corrected');
    const few = correctedAfterChoice({ ...input, clusters: 7, counts: flat(two.slice(0, 7)), random });
    expectNoInterval(few.interval, /too few clusters: 7/);
    expect(few.estimate.value).toBeDefined();
    expect(() => correctedAfterChoice({ ...input, clusters: 11, random })).toThrow(
      'do not fill 11 clusters of 2',
    );
  });

  test('counts the resamples that have no value', () => {
    // Gold positives in one cluster of ten only: a resample without it (.9^10 = .35) has no kappa.
    const rare = Array.from({ length: 10 }, (_, i) => (i === 0 ? [5, 1, 1, 5, 9, 9] : [0, 0, 1, 9, 4, 16]));
    const score = (sums: Float64Array, at: number) => ((sums[at] ?? 0) > 0 ? 1 : undefined);
    const found = correctedAfterChoice({
      clusters: 10,
      candidates: 1,
      counts: flat(rare),
      score,
      random: stream(3, 'rare'),
    });
    expect(Math.abs(found.undefinedReplicates / 2000 - 0.9 ** 10)).toBeLessThan(0.033);
  });

  test('the interval is t around the estimate, on the spread of the resamples put right for drawing with replacement', () => {
    const values: number[] = [];
    const one = { clusters: 12, candidates: 1, counts: flat(TWELVE), replicates: 200 };
    const found = correctedAfterChoice({
      ...one,
      random: stream(2, 'by hand'),
      score: (sums) => values.push(corrected([...sums])),
    });
    // The first score is that of the data.
    const [estimate = Number.NaN, ...drawn] = values;
    expect(drawn).toHaveLength(200);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / 200;
    const squares = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const error = Math.sqrt((squares / 199) * (12 / 11));
    expectValue(found.standardError, error);
    // t with 11 degrees of freedom, .975: 2.2009851601 (R: qt(.975, 11)).
    expectInterval(found.interval, estimate - 2.2009851601 * error, estimate + 2.2009851601 * error, 1e-8);
    expect(found.interval).toMatchObject({
      level: 0.95,
      method: expect.stringContaining('cluster bootstrap'),
    });
  });

  test('the interval is cut off at 0 and at 1', () => {
    const run = (yes: number, no: number) =>
      correctedAfterChoice({
        clusters: 12,
        candidates: 1,
        counts: flat(TWELVE.map((row) => [...row.slice(0, 4), yes, no])),
        score: () => 1,
        random: stream(4, 'ends'),
        replicates: 50,
      });
    expect(run(1, 19)).toMatchObject({ estimate: { value: 0 }, interval: { low: 0 } });
    expect(run(1, 19).clippedFrom).toBeLessThan(0);
    expect(run(20, 0)).toMatchObject({ estimate: { value: 1 }, interval: { high: 1 } });
  });

  test('the highest score is chosen, and none beyond the last candidate is asked for', () => {
    const found = correctedAfterChoice({
      ...input,
      score: (_, at) => at,
      random: stream(1, 'highest'),
      replicates: 9,
    });
    expect(found).toMatchObject({ chosen: 1, choices: [0, 1] });
  });

  test('eight clusters are enough', () => {
    const eight = { ...input, clusters: 8, counts: flat(two.slice(0, 8)), replicates: 50 };
    expect(correctedAfterChoice({ ...eight, random: stream(1, 'eight') }).interval).toHaveProperty('low');
  });

  test('there is no interval where half the resamples have no value', () => {
    const run = (isDefined: (call: number) => boolean) => {
      let call = 0;
      // Call 0 is that of the data.
      const score = () => (isDefined(call++) ? 1 : undefined);
      const one = { clusters: 12, candidates: 1, counts: flat(TWELVE), replicates: 100 };
      return correctedAfterChoice({ ...one, score, random: stream(5, 'half') });
    };
    const half = run((call) => call % 2 === 0);
    expect(half.undefinedReplicates).toBe(50);
    expectNoInterval(half.interval, 'in half the resamples or more');
    expectNone(half.standardError, 'in half the resamples or more');
    expect(half.estimate.value).toBeDefined();
    expectNoInterval(run((call) => call % 3 === 0).interval, 'in half the resamples or more');
    expect(run((call) => call % 2 === 0 || call === 1).interval).toHaveProperty('low');
  });

  test('resamples whose judge cannot be corrected are left out', () => {
    // Gold positives in one cluster of ten only.
    const rare = Array.from({ length: 10 }, (_, i) => (i === 0 ? [5, 1, 1, 5, 9, 9] : [0, 0, 1, 9, 4, 16]));
    const found = correctedAfterChoice({
      clusters: 10,
      candidates: 1,
      counts: flat(rare),
      score: () => 1,
      random: stream(3, 'rare'),
    });
    expect(Math.abs(found.undefinedReplicates / 2000 - 0.9 ** 10)).toBeLessThan(0.033);
    expect(found.choices).toEqual([1]);
    expect(found.standardError.value).toBeGreaterThan(0);
  });

  test('where the data have no value nothing is drawn, though a resample might have one', () => {
    // J is .6 in one half of the clusters and -.8 in the other.
    const rows = Array.from({ length: 10 }, (_, i) => (i < 5 ? [8, 2, 2, 8, 5, 5] : [1, 9, 9, 1, 5, 5]));
    const found = correctedAfterChoice({
      clusters: 10,
      candidates: 1,
      counts: flat(rows),
      score: () => 1,
      random: stream(6, 'inverted'),
      replicates: 100,
    });
    expect(found).toMatchObject({ chosen: 0, choices: [0], undefinedReplicates: 100 });
    expectNone(found.standardError, 'the chosen judge cannot be corrected');
    expectNoInterval(found.interval, 'the chosen judge cannot be corrected');
  });
});
