import type { TrialStore } from '../../../domain/trial-store.ts';

/**
 * The occasion to ask on: the first later one whose run is not done. So a drift check that was stopped goes on, and one
 * that is through is followed by another.
 *
 * @param runAt the hash of the run that a plan for an occasion has
 */
export async function nextOccasion(store: TrialStore, runAt: (occasion: number) => string): Promise<number> {
  for (let occasion = 2; ; occasion++) {
    const progress = await store.progress(runAt(occasion));
    const planned = progress.reduce((sum, own) => sum + own.planned, 0);
    const done = progress.reduce((sum, own) => sum + own.done, 0);
    if (planned === 0 || done < planned) return occasion;
  }
}
