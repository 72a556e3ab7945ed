import type { AskBatch, BatchFailure, BatchRequest, OpenBatch } from '../../domain/batch.ts';
import { isoTime } from '../../domain/clock.ts';
import { hashValue } from '../../domain/hash.ts';
import { waitBeforeRetry } from '../backoff.ts';
import type { Reservation } from '../budget.ts';
import type { BatchEngine } from './batch-engine.ts';
import type { Chunk } from './chunk.ts';

/** Providers keep results for 29 days; claims of a batch outlive that, and nobody else asks its trials before. */
const KEPT_MILLISECONDS = 30 * 24 * 3600 * 1000;

/** A batch at the provider, with what its calls hold of the budget. */
export interface SentBatch {
  readonly batch: OpenBatch & { readonly id: string };
  readonly asks: AskBatch;
  /** By attempt; empty for a batch of an earlier process. */
  readonly reservations: ReadonlyMap<number, Reservation>;
}

/**
 * Records a batch, sends it, and keeps the provider's id. Between recording and keeping the id a crash leaves a batch
 * without one: the next replay looks whether it arrived before anything is sent again (`settle`).
 */
export async function submitChunk(engine: BatchEngine, chunk: Chunk): Promise<SentBatch | BatchFailure> {
  const { store, clock, run, owner } = engine;
  const [first] = chunk.calls;
  if (first === undefined) throw new Error('a batch without a request');
  const now = clock.now();
  const batch = await store.openBatch(
    { run, token: engine.token(), judge: hashValue(first.prepared.judge.identity), openedAt: isoTime(now) },
    chunk.calls.map(({ trial, prepared }) => ({ trial: trial.number, replyKey: prepared.replyKey })),
    { owner, now, until: now + KEPT_MILLISECONDS },
  );
  const reservations = new Map<number, Reservation>();
  const calls = await store.batchCalls(batch.number);
  calls.forEach((call, index) => {
    const own = chunk.calls[index];
    if (own !== undefined) reservations.set(call.attempt, own.reservation);
  });
  const requests = chunk.calls.map(({ request }) => request);
  const sent = await send(engine, chunk.asks, batch, requests);
  if ('batch' in sent) return { ...sent, reservations };
  for (const reservation of reservations.values()) reservation.settle(undefined);
  if (!sent.mayHaveArrived) {
    await store.closeBatch(batch.number, { at: isoTime(clock.now()), error: describe(sent) });
  }
  return sent;
}

/** Not sent; or nobody can tell, and the next replay has to look. */
interface NotSent extends BatchFailure {
  readonly mayHaveArrived: boolean;
}

/**
 * Tries as often as a single call would be tried. A clear refusal ends it; after any other error the batch may have
 * arrived all the same, so it is looked for before it is sent again or given up.
 */
async function send(
  engine: BatchEngine,
  asks: AskBatch,
  batch: OpenBatch,
  requests: readonly BatchRequest[],
): Promise<Pick<SentBatch, 'batch' | 'asks'> | NotSent> {
  const { stopNow, maxAttempts, uniform } = engine;
  const ids = new Set(requests.map(({ customId }) => customId));
  for (let attempts = 1; ; attempts++) {
    const came = await asks.submit(batch.token, requests, stopNow);
    if ('id' in came) return settled(engine, asks, batch, came.id);
    if (came.error.kind === 'permanent') return { ...came, mayHaveArrived: false };
    const wait = waitBeforeRetry(came.error, attempts, maxAttempts, uniform());
    if (wait !== undefined) await engine.sleep(wait, stopNow);
    const found = await asks.find(batch.token, ids, Date.parse(batch.openedAt), stopNow);
    if ('error' in found) return { ...found, mayHaveArrived: true };
    if (found.id !== undefined) return settled(engine, asks, batch, found.id);
    if (wait === undefined) return { ...came, mayHaveArrived: false };
  }
}

/** Keeps the id before anything is asked about the batch. */
export async function settled(
  { store, emit }: BatchEngine,
  asks: AskBatch,
  batch: OpenBatch,
  id: string,
): Promise<Pick<SentBatch, 'batch' | 'asks'>> {
  await store.batchSubmitted(batch.number, id);
  emit({ kind: 'batch', id, state: 'sent' });
  return { batch: { ...batch, id }, asks };
}

export function describe({ error }: BatchFailure): string {
  return `${error.kind}: ${error.message}`;
}
