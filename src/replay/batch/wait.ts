import { isoTime } from '../../domain/clock.ts';
import { type Stopped, whyStopped } from '../events.ts';
import type { BatchEngine } from './batch-engine.ts';
import { collectBatch } from './collect.ts';
import { describe, type SentBatch } from './submit.ts';

type Looked = 'done' | 'working' | 'trouble' | 'refused';

/**
 * Asks about the batches from time to time and collects each one that has ended, until none is left or it is told to
 * stop: they go on at the provider meanwhile.
 */
export async function waitForBatches(
  engine: BatchEngine,
  sent: readonly SentBatch[],
): Promise<Stopped | undefined> {
  let open = sent;
  let refused = false;
  for (let troubles = 0; open.length > 0; ) {
    const left: SentBatch[] = [];
    let isTroubled = false;
    for (const batch of open) {
      const looked = await look(engine, batch, troubles + 1 >= engine.maxAttempts);
      if (looked === 'working' || looked === 'trouble') left.push(batch);
      isTroubled ||= looked === 'trouble';
      refused ||= looked === 'refused';
    }
    open = left;
    troubles = isTroubled ? troubles + 1 : 0;
    if (open.length === 0) break;
    if (troubles >= engine.maxAttempts) return 'batch refused';
    if (!(await waited(engine))) return whyStopped(engine.stopAsking);
  }
  return refused ? 'batch refused' : undefined;
}

async function look(engine: BatchEngine, sent: SentBatch, isLastTry: boolean): Promise<Looked> {
  const { batch, asks, reservations } = sent;
  const { store, clock, emit, stopNow } = engine;
  const state = await asks.state(batch.id, stopNow);
  if ('error' in state) {
    emit({ kind: 'batch', id: batch.id, state: 'refused', because: describe(state) });
    if (state.error.kind !== 'permanent') return 'trouble';
    // It failed as a whole, or is not there any more: nothing will ever come of it.
    await store.closeBatch(batch.number, { at: isoTime(clock.now()), error: describe(state) });
    for (const reservation of reservations.values()) reservation.settle(undefined);
    return 'refused';
  }
  if (state.kind === 'working') {
    emit({ kind: 'batch', id: batch.id, state: 'working', done: state.done, total: state.total });
    return 'working';
  }
  const collected = await collectBatch(engine, sent, state.done, isLastTry);
  if ('error' in collected) {
    emit({ kind: 'batch', id: batch.id, state: 'refused', because: describe(collected) });
    return 'trouble';
  }
  emit({ kind: 'batch', id: batch.id, state: 'collected', done: collected.results, total: state.total });
  return 'done';
}

async function waited({ sleep, pollMilliseconds, stopAsking }: BatchEngine): Promise<boolean> {
  try {
    await sleep(pollMilliseconds, stopAsking);
    return !stopAsking.aborted;
  } catch (error) {
    if (stopAsking.aborted) return false;
    throw error;
  }
}
