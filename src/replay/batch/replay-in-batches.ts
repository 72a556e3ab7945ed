import type { AskJudge } from '../../domain/judge.ts';
import type { ReplaySummary, Stopped } from '../events.ts';
import { Journal } from '../journal.ts';
import { summarised } from '../replay.ts';
import { attachBatches, batchJudges } from './attach.ts';
import type { BatchEngine } from './batch-engine.ts';
import { fillBatches } from './fill.ts';
import { describe } from './submit.ts';
import { waitForBatches } from './wait.ts';

/**
 * Replays through the providers' batch APIs: takes up what earlier processes sent, sends what is open, waits, and
 * saves what comes back. Stopped at any moment it goes on where it was; no batch is sent twice. Trials that need no
 * call are done at once.
 *
 * @param judges of the run's candidates.
 */
export function replayInBatches(
  engine: BatchEngine,
  judges: readonly AskJudge[],
  inFlightBefore: number,
): Promise<ReplaySummary> {
  return summarised(engine, inFlightBefore, (emitting) => work(emitting, judges));
}

async function work(engine: BatchEngine, judges: readonly AskJudge[]): Promise<Stopped | undefined> {
  try {
    const { batches, failures } = await attachBatches(engine, batchJudges(judges));
    for (const failure of failures) {
      engine.emit({ kind: 'batch', state: 'refused', because: describe(failure) });
    }
    return (await rounds(engine, batches)) ?? (failures.length > 0 ? 'batch refused' : undefined);
  } catch (error) {
    // Let go of: what was recorded is found again.
    if (engine.stopNow.aborted) return 'interrupted';
    throw error;
  }
}

/** Money that results give back, and requests that waited for another one's reply, are for a further round. */
async function rounds(
  engine: BatchEngine,
  attached: Awaited<ReturnType<typeof attachBatches>>['batches'],
): Promise<Stopped | undefined> {
  const { store, owner, clock } = engine;
  let open = attached;
  for (;;) {
    const desk = { engine, journal: new Journal(store, owner, clock) };
    const { sent, stopped } = await fillBatches(engine, desk, engine.limit);
    await desk.journal.drained();
    open = [...open, ...sent];
    if (open.length === 0) return stopped;
    const ended = await waitForBatches(engine, open);
    if (ended !== undefined) return ended;
    if (stopped !== undefined && stopped !== 'budget') return stopped;
    if (engine.limit !== undefined) return undefined;
    open = [];
  }
}
