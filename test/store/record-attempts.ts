import type { NewAttempt, TrialStore } from '../../src/domain/trial-store.ts';

/** Numbers of attempts recorded without anything else; `undefined` where nothing must be sent. */
export async function recordAttempts(
  store: TrialStore,
  owner: string,
  now: number,
  attempts: readonly NewAttempt[],
): Promise<readonly (number | undefined)[]> {
  const { attempts: recorded } = await store.writeJournal({ owner, now, attempts, ended: [], trials: [] });
  return recorded.map((attempt) => {
    if (attempt === 'answered') throw new Error('a reply was paid for before the attempt');
    return attempt;
  });
}
