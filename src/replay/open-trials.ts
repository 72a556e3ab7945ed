import type { PlannedTrial, TrialStore } from '../domain/trial-store.ts';

const PAGE = 1000;

/** A run's open trials in the order of the plan, page by page. */
export async function* openTrialsOf(store: TrialStore, run: string): AsyncGenerator<PlannedTrial> {
  for (let after = 0; ; ) {
    const page = await store.openTrials(run, after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}
