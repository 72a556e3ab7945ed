import type { JudgeError } from '../domain/judge.ts';
import { excerpt } from './excerpt.ts';
import { statusKind } from './status-kind.ts';
import { memberOf, textAt } from './wire.ts';

/**
 * An error that a body tells with status 200, as gateways do once they have begun to answer: by the number it
 * carries, else by its code. `undefined` where there is none.
 */
export function toldError(error: unknown): JudgeError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const code = memberOf(error, 'code');
  const message = excerpt(textAt(error, 'message') ?? JSON.stringify(error));
  if (typeof code === 'number' && code >= 400) {
    return { kind: statusKind(code), message: `${code}: ${message}`, status: code };
  }
  const passes = typeof code === 'string' && /^(server_error|rate_limit|overloaded|timeout)/.test(code);
  return { kind: passes ? 'transient' : 'permanent', message };
}
