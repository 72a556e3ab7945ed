import { expect, test } from 'vitest';
import { waitBeforeRetry } from '../../src/replay/backoff.ts';

const transient = { kind: 'transient', message: 'down' } as const;

test('waits double from half a second to a minute, a random half of each', () => {
  const waits = (uniform: number) =>
    Array.from({ length: 10 }, (_, index) => waitBeforeRetry(transient, index + 1, 100, uniform));
  // 500 x 2^(n - 1), at most 60,000; half of it is sure, half is drawn.
  expect(waits(0)).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  expect(waits(0.5)).toEqual([375, 750, 1500, 3000, 6000, 12_000, 24_000, 45_000, 45_000, 45_000]);
});

test('what the provider asks for counts, however long', () => {
  expect(waitBeforeRetry({ ...transient, retryAfterMs: 120_000 }, 1, 5, 0.3)).toBe(120_000);
  expect(waitBeforeRetry({ ...transient, retryAfterMs: 0 }, 4, 5, 0.3)).toBe(0);
});

test('the last try, and errors that asking again does not mend, are not tried again', () => {
  expect(waitBeforeRetry(transient, 5, 5, 0.5)).toBeUndefined();
  expect(waitBeforeRetry({ kind: 'permanent', message: 'no' }, 1, 5, 0.5)).toBeUndefined();
  expect(waitBeforeRetry({ kind: 'protocol', message: 'html' }, 1, 5, 0.5)).toBeUndefined();
});
