import type { JudgeError } from '../domain/judge.ts';

/** Codes of errors that come with a status worth another try and are not: the account has no money. */
const LASTING = ['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active'];

/**
 * Whether asking again can help. Timeouts, conflicts, rate limits, and errors of the server (Anthropic's 529
 * "overloaded" included) pass; anything else about the request or the key does not.
 */
export function statusKind(status: number, code?: unknown): JudgeError['kind'] {
  if (typeof code === 'string' && LASTING.includes(code)) return 'permanent';
  if (status === 408 || status === 409 || status === 425 || status === 429) return 'transient';
  if (status === 501 || status === 505) return 'permanent';
  if (status >= 500) return 'transient';
  return status >= 400 ? 'permanent' : 'protocol';
}
