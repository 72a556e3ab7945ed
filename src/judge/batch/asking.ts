import type { BatchFailure } from '../../domain/batch.ts';
import type { Clock } from '../../domain/clock.ts';
import { type SdkErrors, sdkError } from '../sdk-error.ts';

/** What telling an SDK's errors needs. */
export interface BatchAsking {
  readonly errors: SdkErrors;
  readonly clock: Clock;
  readonly timeoutSeconds: number;
  readonly keyVariable: string | undefined;
}

/**
 * One question about a batch: what came, or the error as an answer.
 * @throws the signal's reason when it is aborted; what is no error of the SDK's: a bug.
 */
export async function asked<T>(
  ask: () => Promise<T>,
  signal: AbortSignal,
  asking: BatchAsking,
): Promise<T | BatchFailure> {
  signal.throwIfAborted();
  try {
    return await ask();
  } catch (thrown) {
    signal.throwIfAborted();
    return failureOf(thrown, asking);
  }
}

/** What an SDK threw, as an answer. A stream that breaks off is told like a connection that does. */
export function failureOf(thrown: unknown, asking: BatchAsking): BatchFailure {
  const { errors, clock, timeoutSeconds, keyVariable } = asking;
  const error = sdkError(thrown, errors, { now: clock.now(), timeoutSeconds, keyVariable });
  if (error !== undefined) return { error };
  if (thrown instanceof SyntaxError) {
    return { error: { kind: 'protocol', message: 'a line of the results is no JSON' } };
  }
  if (thrown instanceof TypeError || isTransport(thrown)) {
    return { error: { kind: 'transient', message: 'the results broke off' } };
  }
  throw thrown;
}

function isTransport(thrown: unknown): boolean {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
  return typeof code === 'string' && /^(UND_ERR_|ECONN|EPIPE|ETIMEDOUT)/.test(code);
}
