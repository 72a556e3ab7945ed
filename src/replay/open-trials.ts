import type { PlannedTrial, TrialStore } from '../domain/trial-store.ts';

const PAGE = 1000;

/** A run's open trials, or the first so many of them, in the order of the plan, page by page. */
export async function* openTrialsOf(
  store: Pick<TrialStore, 'openTrials'>,
  run: string,
  first = Infinity,
): AsyncGenerator<PlannedTrial> {
  let left = first;
  for (let after = 0; left > 0; ) {
    const page = await store.openTrials(run, after, Math.min(PAGE, left));
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.number;
    left -= page.length;
  }
}
