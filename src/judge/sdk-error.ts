import type { JudgeError } from '../domain/judge.ts';
import { excerpt } from './excerpt.ts';
import { retryAfterMs } from './retry-after.ts';
import { statusKind } from './status-kind.ts';
import { transportError } from './transport-error.ts';

/** The errors of an SDK, which is loaded only where it is used. */
export interface SdkErrors {
  readonly APIError: ErrorClass;
  readonly APIConnectionError: ErrorClass;
  readonly APIConnectionTimeoutError: ErrorClass;
}

type ErrorClass = abstract new (...args: never) => Error;

export interface ErrorContext {
  /** Milliseconds since 1970, for dates in `Retry-After`. */
  readonly now: number;
  readonly timeoutSeconds: number;
  /** The variable that holds the key, to be named where the key is refused. */
  readonly keyVariable: string | undefined;
}

/**
 * What an SDK threw, as an error that is an answer: kind, status, the wait that was asked for, and the provider's
 * words, of which a refused key's are left out because providers repeat parts of it. Never a header.
 *
 * @returns `undefined` where it is none of the SDK's: a bug.
 */
export function sdkError(error: unknown, sdk: SdkErrors, context: ErrorContext): JudgeError | undefined {
  if (error instanceof sdk.APIConnectionError) {
    const isOurs = error.cause !== undefined && !isAbort(error.cause);
    if (isOurs) return transportError(error.cause);
    if (!(error instanceof sdk.APIConnectionTimeoutError)) return transportError(error);
    const message = `no whole answer within ${context.timeoutSeconds} s`;
    return { kind: 'transient', message, mayBeBilled: true };
  }
  if (!(error instanceof sdk.APIError)) return undefined;
  const status = numberAt(error, 'status');
  if (status === undefined) return { kind: 'transient', message: excerpt(error.message) };
  const headers: unknown = Reflect.get(error, 'headers');
  const wait = headers instanceof Headers ? retryAfterMs(headers, context.now) : undefined;
  const told = memberOf(error, 'error');
  const body = memberOf(told, 'error') ?? told;
  const kind = statusKind(status, memberOf(body, 'code'));
  return {
    kind,
    message:
      status === 401 ? refusedKey(context) : statusMessage(status, memberOf(body, 'message'), error.message),
    status,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

function refusedKey({ keyVariable }: ErrorContext): string {
  return keyVariable === undefined
    ? '401: the provider wants an API key'
    : `401: the provider refuses the key in ${keyVariable}`;
}

function statusMessage(status: number, said: unknown, message: string): string {
  const words = typeof said === 'string' ? said : message.replace(/^\d{3} /, '');
  return `${status}: ${excerpt(words)}`;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function numberAt(value: unknown, key: string): number | undefined {
  const found = memberOf(value, key);
  return typeof found === 'number' ? found : undefined;
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
