import type { AskBatch } from '../domain/batch.ts';
import type { Clock } from '../domain/clock.ts';
import type { Answer, AskJudge, JudgeRequest } from '../domain/judge.ts';
import { excerpt } from './excerpt.ts';
import { letGoBy } from './let-go.ts';
import { type SdkErrors, sdkError } from './sdk-error.ts';
import type { WireAnswer } from './wire.ts';

/** What is one provider's own: how to send, how to read. */
export interface Provider {
  readonly identity: AskJudge['identity'];
  readonly errors: SdkErrors;
  readonly clock: Clock;
  readonly timeoutSeconds: number;
  readonly keyVariable: string | undefined;
  /** Sends once, through the SDK, with its retries off. */
  send(request: JudgeRequest, fetchOptions: ReturnType<typeof letGoBy>): Promise<Response>;
  read(body: unknown): WireAnswer;
  readonly batch?: AskBatch;
}

/**
 * A model behind a provider. Whatever comes back is an answer; `ask` rejects only for the caller's abort, with its
 * reason, and for bugs.
 */
export function remoteJudge(provider: Provider): AskJudge {
  const { identity, clock, batch } = provider;
  return {
    identity,
    local: false,
    ...(batch === undefined ? {} : { batch }),
    async ask({ request }, signal) {
      if (request === undefined) throw new TypeError('a model is asked with a request, and there is none');
      const sentAt = clock.now();
      const came = await sendOnce(provider, request, signal);
      return 'kind' in came ? came : readBody(provider, came, Math.max(0, clock.now() - sentAt));
    },
  };
}

interface Came {
  readonly body: string;
  readonly requestId: string | undefined;
  readonly status: number;
}

async function sendOnce(
  provider: Provider,
  request: JudgeRequest,
  signal: AbortSignal,
): Promise<Came | Answer> {
  signal.throwIfAborted();
  try {
    const response = await provider.send(request, letGoBy(signal));
    const requestId = response.headers.get('x-request-id') ?? response.headers.get('request-id') ?? undefined;
    return { body: await response.text(), requestId, status: response.status };
  } catch (thrown) {
    signal.throwIfAborted();
    const { errors, clock, timeoutSeconds, keyVariable } = provider;
    const error = sdkError(thrown, errors, { now: clock.now(), timeoutSeconds, keyVariable });
    if (error === undefined) throw thrown;
    return { kind: 'error', error };
  }
}

function readBody(provider: Provider, { body, requestId, status }: Came, latencyMs: number): Answer {
  const parsed = parseJson(body);
  const answer: WireAnswer =
    parsed === undefined
      ? { error: { kind: 'protocol', message: 'the answer is no JSON' } }
      : provider.read(parsed.value);
  if ('error' in answer) {
    const { error } = answer;
    const shown = error.kind === 'protocol' ? `${error.message}: ${excerpt(body)}` : error.message;
    const told = { ...error, message: shown, status: error.status ?? status };
    return { kind: 'error', error: { ...told, mayBeBilled: true } };
  }
  const { id, ...reply } = answer;
  const named = requestId ?? id;
  return { kind: 'reply', ...reply, ...(named === undefined ? {} : { requestId: named }), latencyMs };
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
