import type { Clock } from '../domain/clock.ts';
import type { FinishedBatch, NewAttempt, RecordedAttempt, TrialStore } from '../domain/trial-store.ts';
import { GroupCommit } from './group-commit.ts';
import { SharedSync } from './shared-sync.ts';

/** What came of a call: how its attempt ended, what became of its trial, or both. */
export interface Saved {
  readonly ended?: FinishedBatch['ended'][number];
  readonly trial?: FinishedBatch['trials'][number];
}

/** What became of a trial that was saved; `undefined` where only an attempt ended. */
export type Standing = 'done' | 'already done' | undefined;

/** Trials that need no call may run so far ahead of the disk: memory stays flat. */
const MOST_UNSAVED = 512;

/**
 * Everything that a replay writes, in one order: what came back stands before what is sent next. So a worker
 * that is told its next attempt's number knows that its last reply is in the store, where it outlives this process, and
 * kill -9 loses at most one call per worker. What is told to others is on the disk, which no worker waits for.
 */
export class Journal {
  readonly #group: GroupCommit<Row, Written>;
  readonly #disk: SharedSync;
  #unsaved = 0;
  #last: Promise<void> = Promise.resolve();
  #failure: { readonly error: unknown } | undefined;

  constructor(store: TrialStore, owner: string, clock: Clock) {
    this.#group = new GroupCommit((rows) => writePage(store, owner, clock.now(), rows));
    this.#disk = new SharedSync(() => store.sync());
  }

  /** Records an attempt; its number when it is in the store. */
  async attempt(attempt: NewAttempt): Promise<RecordedAttempt> {
    return (await this.#group.add({ attempt })).attempt;
  }

  /**
   * Saves what came back, resolves when it is in the store, and calls `saved` when it is on the disk. It never
   * rejects: who goes on before that hears of a disk that does not write from `room` or `drained`.
   */
  save(entry: Saved, saved: (standing: Standing) => void): Promise<void> {
    this.#unsaved++;
    const written = this.#group.add({ saved: entry });
    this.#last = written
      .then(async ({ standing }) => {
        await this.#disk.reached();
        saved(standing);
      })
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => {
        this.#unsaved--;
      });
    return written.then(nothing, nothing);
  }

  /**
   * Waits while much is unsaved.
   * @throws the store's error, of any write before.
   */
  async room(): Promise<void> {
    if (this.#unsaved >= MOST_UNSAVED) await this.#last;
    this.#throwFailure();
  }

  /**
   * Resolves when all is on disk.
   * @throws the store's error, of any write before.
   */
  async drained(): Promise<void> {
    await this.#last;
    this.#throwFailure();
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

function nothing(): void {}

type Row = { readonly attempt: NewAttempt } | { readonly saved: Saved };

interface Written {
  readonly attempt?: RecordedAttempt;
  readonly standing?: Standing;
}

async function writePage(
  store: TrialStore,
  owner: string,
  now: number,
  rows: readonly Row[],
): Promise<readonly Written[]> {
  const came = rows.flatMap((row) => ('saved' in row ? [row.saved] : []));
  const written = await store.writeJournal({
    owner,
    now,
    ended: came.flatMap(({ ended }) => (ended ? [ended] : [])),
    trials: came.flatMap(({ trial }) => (trial ? [trial] : [])),
    attempts: rows.flatMap((row) => ('attempt' in row ? [row.attempt] : [])),
  });
  const numbers = written.attempts.values();
  const standings = written.trials.values();
  return rows.map((row) => {
    if ('attempt' in row) return { attempt: numbers.next().value };
    return row.saved.trial === undefined ? {} : { standing: standings.next().value };
  });
}
