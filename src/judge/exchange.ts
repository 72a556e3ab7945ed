import type { Dispatcher, Pool } from 'undici';
import { whenAborted } from './let-go.ts';
import { RedirectRefused } from './redirect-refused.ts';

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Exchanged {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/**
 * Sends a request over a pool and reads the whole answer. Undici hands over the pieces itself: a stream per answer
 * would cost as much as all else here together.
 *
 * @param signal of this request; `letGo` is one that many share.
 * @throws RedirectRefused for an answer that leads elsewhere, unread; the signals' reasons; undici's errors.
 */
export function exchange(
  pool: Pool,
  request: Dispatcher.DispatchOptions,
  signal: AbortSignal | null | undefined,
  letGo?: AbortSignal,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const aborted = () => (signal?.aborted ? signal : letGo?.aborted ? letGo : undefined);
    const before = aborted();
    if (before) return reject(before.reason);
    const pieces: Buffer[] = [];
    let status = 0;
    let headers: Headers = {};
    let started: Dispatcher.DispatchController | undefined;
    const abort = () => {
      const reason = aborted()?.reason;
      reject(reason);
      started?.abort(reason);
    };
    const forget = letGo && whenAborted(letGo, abort);
    const settled = () => {
      signal?.removeEventListener('abort', abort);
      forget?.();
    };
    signal?.addEventListener('abort', abort, { once: true });
    pool.dispatch(request, {
      onRequestStart(controller) {
        started = controller;
        // It waited for a connection meanwhile.
        const over = aborted();
        if (over) controller.abort(over.reason);
      },
      onResponseStart(controller, statusCode, received) {
        if (statusCode < 200) return;
        status = statusCode;
        headers = received;
        if (status >= 300 && status < 400) controller.abort(new RedirectRefused(status, headers['location']));
      },
      onResponseData: (_, piece) => void pieces.push(piece),
      onResponseEnd() {
        settled();
        resolve({ status, headers, body: joined(pieces) });
      },
      onResponseError(_, error) {
        settled();
        reject(error);
      },
    });
  });
}

function joined(pieces: readonly Buffer[]): Buffer {
  const [only] = pieces;
  return only !== undefined && pieces.length === 1 ? only : Buffer.concat(pieces);
}
