import type { Engine } from './engine.ts';
import type { TrialEnd } from './events.ts';
import type { Journal, Saved } from './journal.ts';
import type { OneATurn } from './one-a-turn.ts';
import type { Access } from './pace/access.ts';
import type { ExpectedTokens } from './pace/expected-tokens.ts';
import type { Lanes } from './pace/lanes.ts';
import type { Route } from './pace/rate-limit.ts';
import type { RetryBudget } from './pace/retry-budget.ts';
import type { Turns } from './turns.ts';

/** What ending a trial works with: the engine, and what it writes. */
export interface SavingDesk {
  readonly engine: Engine;
  readonly journal: Journal;
}

/** What asking works with: also the ways to the hosts, and whose turn it is under which reply key. */
export interface Desk extends SavingDesk {
  readonly turns: Turns;
  /** Where replies line up, so that what follows on them is not done for all at once. */
  readonly arrivals: OneATurn;
  readonly lanes: Lanes;
  readonly access: Access;
  readonly expected: ExpectedTokens;
  readonly retries: RetryBudget;
  /** Whether this process's claims hold, or others may be asking the same by now. */
  readonly isClaimed: () => boolean;
}

/** How asking ended. `lost`: the trial is another process's now; `no access`: it stays open, the key was refused. */
export type Ended = 'done' | 'over budget' | 'lost' | 'interrupted' | 'no access';

/** What is told of a trial's end beside its outcomes. */
export interface Told
  extends Partial<Pick<TrialEnd, 'attempts' | 'usage' | 'cost' | 'cacheSaved' | 'failure'>> {
  readonly reused?: boolean;
  /** Called when all is in the store, or cannot be written. */
  readonly release?: () => void;
}

/** Saves what came of a trial, and tells it when it is on disk. */
export function finish(candidate: string, saved: Saved, told: Told, { engine, journal }: SavingDesk): Ended {
  const { release, reused = false, ...billing } = told;
  const written = journal.save(saved, (standing) =>
    engine.emit({
      kind: standing === 'done' ? 'trial done' : 'already done',
      reused,
      candidate,
      outcomes: saved.trial?.readings.map((reading) => reading.outcome) ?? [],
      attempts: 0,
      ...billing,
    }),
  );
  if (release) void written.then(release);
  return 'done';
}

/** Where a candidate's calls go. */
export function routeOf({ routes }: Pick<Engine, 'routes'>, candidate: string): Route {
  const route = routes.get(candidate);
  if (route === undefined) throw new Error(`there is no route to candidate ${candidate}`);
  return route;
}
