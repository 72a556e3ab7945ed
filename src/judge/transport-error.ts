import type { JudgeError } from '../domain/judge.ts';
import { excerpt } from './excerpt.ts';
import { RedirectRefused } from './redirect-refused.ts';
import { BlockedAddress } from './transport.ts';

/** Certificates that do not fit do not mend themselves between two calls. */
const CERTIFICATE = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/;
/** No HTTP, or more of it than any reply holds. */
const NO_PROTOCOL = /^(HPE_(?!INVALID_EOF_STATE)|UND_ERR_RES_EXCEEDED_MAX_SIZE)/;

/** There was no connection: nothing was sent. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;

/**
 * What went wrong before there was a whole answer. Connections that fail, break off or send half a body are
 * transient; a refused redirect, a blocked address and a wrong certificate are permanent.
 */
export function transportError(cause: unknown): JudgeError {
  if (cause instanceof RedirectRefused) {
    const message = `redirected (${cause.status}) to ${excerpt(cause.location)}: refused, nothing was sent there`;
    return { kind: 'permanent', message, status: cause.status };
  }
  const message = cause instanceof Error ? excerpt(cause.message) : 'connection error';
  if (cause instanceof BlockedAddress) return { kind: 'permanent', message };
  const code = codeOf(cause);
  const named = code === '' || message.includes(code) ? message : `${code}: ${message}`;
  if (CERTIFICATE.test(code)) return { kind: 'permanent', message: named };
  if (NO_PROTOCOL.test(code)) return { kind: 'protocol', message: named, mayBeBilled: true };
  return { kind: 'transient', message: named, ...(NEVER_SENT.test(code) ? {} : { mayBeBilled: true }) };
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : '';
}
