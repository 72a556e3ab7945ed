import { isBatchOwner } from '../domain/batch.ts';
import type { TrialStore } from '../domain/trial-store.ts';
import { openTrialsOf } from './open-trials.ts';

/** What earlier processes left behind, and who else is at work. */
export interface TakenOver {
  /** Calls in flight when their process died, of trials that are still open: sent again, maybe billed twice. */
  readonly inFlight: number;
  /** Trials that other processes are working on. */
  readonly heldElsewhere: number;
  /** Trials that wait for the results of a batch. */
  readonly inBatches: number;
}

/**
 * Gives back the claims of processes that are gone, so that a replay that was killed goes on at once instead
 * of when its claims lapse.
 *
 * @param isAlive whether the process that an owner names may still be running.
 */
export async function takeOver(
  store: TrialStore,
  run: string,
  now: number,
  isAlive: (owner: string) => boolean,
): Promise<TakenOver> {
  let heldElsewhere = 0;
  let inBatches = 0;
  for (const { owner, trials, until } of await store.holders(run)) {
    if (isBatchOwner(owner)) inBatches += trials;
    else if (!isAlive(owner)) await store.release(owner);
    else if (until > now) heldElsewhere += trials;
  }
  const left = (await store.openAttempts(run)).filter((attempt) => !isAlive(attempt.owner));
  if (left.length === 0) return { inFlight: 0, heldElsewhere, inBatches };
  const byTrial = Map.groupBy(left, (attempt) => attempt.trial);
  let inFlight = 0;
  for await (const { number } of openTrialsOf(store, run)) inFlight += byTrial.get(number)?.length ?? 0;
  return { inFlight, heldElsewhere, inBatches };
}
