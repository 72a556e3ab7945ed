import type { JudgeError } from '../domain/judge.ts';

const FIRST_MILLISECONDS = 500;
const MOST_MILLISECONDS = 60_000;

/**
 * How long to wait before the next attempt, in milliseconds, or `undefined` where asking again is pointless:
 * only transient errors are tried again, at most `maxAttempts` times in all. What the provider asks for is
 * honoured to the millisecond, however long; else the wait doubles, with a random half so that calls that
 * failed together do not come back together.
 *
 * @param attempt the attempt that failed, from 1.
 * @param uniform a random number from 0 to 1, exclusive.
 */
export function waitBeforeRetry(
  error: JudgeError,
  attempt: number,
  maxAttempts: number,
  uniform: number,
): number | undefined {
  if (error.kind !== 'transient' || attempt >= maxAttempts) return undefined;
  if (error.retryAfterMs !== undefined) return error.retryAfterMs;
  const full = Math.min(MOST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** (attempt - 1));
  return full / 2 + (full / 2) * uniform;
}
