import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TokenBucket } from '../../../src/replay/pace/token-bucket.ts';

/** Takes one unit as soon as it can, so many times; the moments. */
function greedy(perMinute: number, times: number): readonly number[] {
  const bucket = new TokenBucket(perMinute, 0);
  let now = 0;
  return Array.from({ length: times }, () => {
    now += bucket.wait(1, now);
    bucket.take(1, now);
    return now;
  });
}

describe('a bucket of so many a minute', () => {
  test('gives one after the other where it has no more than one a second', () => {
    expect(greedy(60, 4)).toEqual([0, 1000, 2000, 3000]);
    expect(greedy(1, 3)).toEqual([0, 60_000, 120_000]);
  });

  test('gives a second’s worth at once, and the rest spread over the minute', () => {
    const moments = greedy(600, 600);
    expect(moments.filter((at) => at === 0)).toHaveLength(10);
    // 591 a minute beside the burst: the 600th comes after 590 x 60,000 / 591 milliseconds.
    expect(moments.at(-1)).toBe(59_899);
  });

  test('never gives more than that in any minute, whoever asks when', () => {
    const steps = fc.array(fc.record({ idle: fc.integer({ min: 0, max: 5000 }) }), {
      minLength: 50,
      maxLength: 300,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), steps, (perMinute, idles) => {
        const bucket = new TokenBucket(perMinute, 0);
        const taken: number[] = [];
        let now = 0;
        for (const { idle } of idles) {
          now += idle % 7 === 0 ? idle : 0;
          now += bucket.wait(1, now);
          expect(bucket.wait(1, now)).toBe(0);
          bucket.take(1, now);
          taken.push(now);
        }
        for (const start of taken) {
          const inMinute = taken.filter((at) => at >= start && at < start + 60_000).length;
          expect(inMinute).toBeLessThanOrEqual(perMinute);
        }
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test('lets one that is larger than the bucket go when it is full, and those after it wait for the rest', () => {
    const bucket = new TokenBucket(6000, 0);
    expect(bucket.wait(1000, 0)).toBe(0);
    bucket.take(1000, 0);
    // 900 are missing to 0, then 100 to a full bucket; 5,901 a minute come.
    expect(bucket.wait(1000, 0)).toBe(Math.ceil((1000 * 60_000) / 5901));
  });

  test('takes back what was not used, never more than it holds, and charges what was used beyond', () => {
    const bucket = new TokenBucket(60, 0);
    bucket.take(1, 0);
    bucket.giveBack(1);
    expect(bucket.wait(1, 0)).toBe(0);
    bucket.giveBack(100);
    bucket.take(1, 0);
    expect(bucket.wait(1, 0)).toBe(1000);
    bucket.giveBack(-2);
    expect(bucket.wait(1, 0)).toBe(3000);
  });

  test('does not run backwards with the clock', () => {
    const bucket = new TokenBucket(60, 1000);
    bucket.take(1, 1000);
    expect(bucket.wait(1, 0)).toBe(1000);
    expect(bucket.wait(1, 1500)).toBe(500);
  });
});
