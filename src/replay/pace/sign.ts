import type { Answer } from '../../domain/judge.ts';

/** What an answer says about the endpoint, whatever it says about the item. */
export interface Sign {
  /** It works: a reply, or a refusal of this one request. */
  readonly answers: boolean;
  /** It wants fewer calls. */
  readonly overloaded: boolean;
  /** Milliseconds in which it wants none. */
  readonly pauseMs?: number;
}

/** Statuses by which providers say that they have too much to do. */
const OVERLOADED: readonly (number | undefined)[] = [429, 503, 529];

/** Reads an answer for what it says about the endpoint. */
export function signOf(answer: Answer): Sign {
  if (answer.kind === 'reply') return { answers: true, overloaded: false };
  const { kind, status, retryAfterMs } = answer.error;
  const isTransient = kind === 'transient';
  return {
    // A refused request is an answer; one without a status never reached the provider.
    answers: status === 429 || (kind === 'permanent' && status !== undefined),
    overloaded: isTransient && OVERLOADED.includes(status),
    ...(isTransient && retryAfterMs !== undefined ? { pauseMs: retryAfterMs } : {}),
  };
}
