import type { AskBatch, BatchFailure } from '../../domain/batch.ts';
import { isoTime } from '../../domain/clock.ts';
import { hashValue } from '../../domain/hash.ts';
import type { BatchEngine } from './batch-engine.ts';
import { customId } from './chunk.ts';
import { type SentBatch, settled } from './submit.ts';

/** Batches of earlier processes that can be gone on with, and what stood in the way of the others. */
export interface Attached {
  readonly batches: readonly SentBatch[];
  readonly failures: readonly BatchFailure[];
}

/**
 * Takes up the batches that earlier processes left. One whose id was never kept is looked for at the provider: if it is
 * there it is taken up, if not its trials are open again; where the provider cannot be asked it waits for another time,
 * so that nothing is sent twice.
 */
export async function attachBatches(
  engine: BatchEngine,
  judges: ReadonlyMap<string, AskBatch>,
): Promise<Attached> {
  const batches: SentBatch[] = [];
  const failures: BatchFailure[] = [];
  for (const batch of await engine.store.openBatches(engine.run)) {
    const asks = judges.get(batch.judge);
    if (asks === undefined) continue;
    const { id } = batch;
    if (id !== undefined) {
      batches.push({ batch: { ...batch, id }, asks, reservations: new Map() });
      engine.emit({ kind: 'batch', id, state: 'taken up' });
      continue;
    }
    const calls = await engine.store.batchCalls(batch.number);
    const ids = new Set(calls.map(({ replyKey }) => customId(replyKey)));
    const found = await asks.find(batch.token, ids, Date.parse(batch.openedAt), engine.stopNow);
    if ('error' in found) failures.push(found);
    else if (found.id === undefined) {
      const at = isoTime(engine.clock.now());
      await engine.store.closeBatch(batch.number, { at, error: 'never arrived at the provider' });
    } else {
      batches.push({ ...(await settled(engine, asks, batch, found.id)), reservations: new Map() });
    }
  }
  return { batches, failures };
}

/** The judges that batches can be sent to, by the hash that batches name them by. */
export function batchJudges(
  asked: Iterable<{ readonly identity: Readonly<Record<string, unknown>>; readonly batch?: AskBatch }>,
): ReadonlyMap<string, AskBatch> {
  const judges = new Map<string, AskBatch>();
  for (const { identity, batch } of asked) if (batch !== undefined) judges.set(hashValue(identity), batch);
  return judges;
}
