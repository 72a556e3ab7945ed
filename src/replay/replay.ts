import type { NewAttempt } from '../domain/trial-store.ts';
import { askTrial, type Writers } from './ask-trial.ts';
import { Claims } from './claims.ts';
import type { Engine, Saved } from './engine.ts';
import type { ReplayEvent, ReplaySummary } from './events.ts';
import { GroupCommit } from './group-commit.ts';
import { noOutcomes } from './progress.ts';

const RENEW_EVERY_MILLISECONDS = 60_000;

/**
 * Asks every open trial of a run, so many at a time, and saves what comes back. Run again, it goes on where
 * it stopped. It ends when nothing is open, when it is told to stop, or when the budget is used up.
 *
 * @throws whatever the store throws: a disk that does not write ends the replay; calls are outcomes.
 */
export async function replay(engine: Engine): Promise<ReplaySummary> {
  const before = await standing(engine);
  const inFlightBefore = (await engine.store.openAttempts(engine.run)).length;
  engine.emit({ kind: 'started', planned: before.planned, done: before.done, inFlightBefore });
  const claims = new Claims(
    engine.store,
    engine.run,
    engine.owner,
    engine.clock,
    2 * engine.concurrency,
    engine.limit,
  );
  const tally = new Tally(engine);
  const workers = new Workers(tally.engine, claims, writersOf(engine));
  const stopped = await workers.run();
  const after = await standing(engine);
  const summary: ReplaySummary = {
    ...after,
    ...tally.figures,
    ...(stopped === undefined ? {} : { stopped }),
  };
  engine.emit({ kind: 'finished', summary });
  return summary;
}

/** Trial by trial, `concurrency` at a time: a worker takes the next trial when its last one is done. */
class Workers {
  readonly #engine: Engine;
  readonly #claims: Claims;
  readonly #writers: Writers;
  #inFlight = 0;
  #stopped: ReplaySummary['stopped'];
  #broken = false;

  constructor(engine: Engine, claims: Claims, writers: Writers) {
    this.#engine = engine;
    this.#claims = claims;
    this.#writers = writers;
  }

  async run(): Promise<ReplaySummary['stopped']> {
    const { stopAsking, concurrency } = this.#engine;
    const interrupted = () => this.#stop('interrupted');
    stopAsking.addEventListener('abort', interrupted);
    const renewal = setInterval(
      () => void this.#claims.renew().catch(() => undefined),
      RENEW_EVERY_MILLISECONDS,
    );
    try {
      const ended = await Promise.allSettled(Array.from({ length: concurrency }, () => this.#work()));
      const failure = ended.find((result) => result.status === 'rejected');
      if (failure) throw failure.reason;
    } finally {
      clearInterval(renewal);
      stopAsking.removeEventListener('abort', interrupted);
      await this.#claims.release();
    }
    return this.#stopped;
  }

  async #work(): Promise<void> {
    while (!this.#engine.stopAsking.aborted && this.#stopped === undefined && !this.#broken) {
      const trial = await this.#claims.next();
      if (!trial) return;
      this.#inFlight++;
      try {
        const ended = await askTrial(trial, this.#engine, this.#writers);
        if (ended === 'over budget') this.#stop('budget');
      } catch (error) {
        this.#broken = true;
        throw error;
      } finally {
        this.#inFlight--;
      }
    }
  }

  #stop(because: 'interrupted' | 'budget'): void {
    if (this.#stopped !== undefined) return;
    this.#stopped = because;
    this.#engine.emit({ kind: 'stopping', because, inFlight: this.#inFlight });
  }
}

function writersOf({ store, owner, clock }: Engine): Writers {
  return {
    attempts: new GroupCommit<NewAttempt, number | undefined>((rows) =>
      store.recordAttempts(owner, clock.now(), rows),
    ),
    saved: new GroupCommit<Saved, void>(async (rows) => {
      await store.finish({
        ended: rows.flatMap(({ ended }) => (ended ? [ended] : [])),
        trials: rows.flatMap(({ trial }) => (trial ? [trial] : [])),
      });
      return rows.map(() => undefined);
    }),
  };
}

/** Counts what this process did by listening to its own events. */
class Tally {
  readonly engine: Engine;
  #doneNow = 0;
  #attempts = 0;
  #reused = 0;
  #cost = 0;
  #costIncomplete = false;

  constructor(engine: Engine) {
    this.engine = {
      ...engine,
      sleep: (milliseconds, signal) => engine.sleep(milliseconds, signal),
      uniform: () => engine.uniform(),
      prepare: (trial) => engine.prepare(trial),
      emit: (event) => {
        this.#count(event);
        engine.emit(event);
      },
    };
  }

  get figures() {
    return {
      doneNow: this.#doneNow,
      attempts: this.#attempts,
      reused: this.#reused,
      cost: this.#cost,
      costIncomplete: this.#costIncomplete,
    };
  }

  #count(event: ReplayEvent): void {
    if (event.kind !== 'trial done') return;
    this.#doneNow++;
    this.#attempts += event.attempts;
    if (event.reused) this.#reused++;
    this.#cost += event.cost ?? 0;
    if (event.usage !== undefined && event.cost === undefined) this.#costIncomplete = true;
  }
}

async function standing({
  store,
  run,
}: Engine): Promise<Pick<ReplaySummary, 'planned' | 'done' | 'outcomes'>> {
  const outcomes = noOutcomes();
  let planned = 0;
  let done = 0;
  for (const candidate of await store.progress(run)) {
    planned += candidate.planned;
    done += candidate.done;
    for (const [outcome, count] of Object.entries(candidate.outcomes)) {
      if (outcome in outcomes) outcomes[outcome as keyof typeof outcomes] += count;
    }
  }
  return { planned, done, outcomes };
}
