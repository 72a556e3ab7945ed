import { OUTCOMES } from '../domain/outcome.ts';
import type { PlannedTrial } from '../domain/trial-store.ts';
import { CLAIM_SECONDS, Claims } from './claims.ts';
import { type Desk, routeOf } from './desk.ts';
import { Dispatcher } from './dispatch/dispatcher.ts';
import type { Engine } from './engine.ts';
import type { ReplayEvent, ReplaySummary, Stopped } from './events.ts';
import { Journal } from './journal.ts';
import { OneATurn } from './one-a-turn.ts';
import { Access } from './pace/access.ts';
import { ExpectedTokens } from './pace/expected-tokens.ts';
import { Lanes } from './pace/lanes.ts';
import { RetryBudget } from './pace/retry-budget.ts';
import { noOutcomes } from './progress.ts';
import { type OpenTrials, type ReadyTrial, Supply } from './supply.ts';
import { Tally } from './tally.ts';
import { Turns } from './turns.ts';
import { Workers } from './workers.ts';

/** A process that stands still again and again leaves the rest to the next replay. */
const MOST_ROUNDS = 3;

/**
 * Asks every open trial of a run, so many at a time, and saves what comes back. Run again, it goes on where
 * it stopped. It ends when nothing is open, when it is told to stop, or when the budget is used up.
 *
 * @param inFlightBefore calls of dead processes that will be sent again (see `takeOver`).
 * @throws whatever the store throws: a disk that does not write ends the replay; calls are outcomes.
 */
export async function replay(engine: Engine, inFlightBefore: number): Promise<ReplaySummary> {
  return summarised(engine, inFlightBefore, askOneByOne);
}

/** Does the work of a replay between its first event and its last, and sums it up. */
export async function summarised<E extends Engine>(
  engine: E,
  inFlightBefore: number,
  work: (engine: E) => Promise<Stopped | undefined>,
): Promise<ReplaySummary> {
  const tally = new Tally();
  const emit = (event: ReplayEvent) => {
    tally.count(event);
    engine.emit(event);
  };
  const { planned, done } = await standing(engine);
  emit({ kind: 'started', planned, done, inFlightBefore });
  const stopped = await work({ ...engine, emit });
  const summary: ReplaySummary = {
    ...(await standing(engine)),
    ...tally.figures,
    overshoot: engine.budget.overshoot,
    lost: engine.budget.lost,
    ...(stopped === undefined ? {} : { stopped }),
  };
  emit({ kind: 'finished', summary });
  return summary;
}

async function askOneByOne(engine: Engine): Promise<Stopped | undefined> {
  const { store, run, owner, clock, concurrency, limit } = engine;
  await using claims = new Claims({
    store,
    run,
    owner,
    clock,
    batch: 4 * concurrency,
    isAlive: engine.isAlive,
    claimSeconds: engine.claimSeconds ?? CLAIM_SECONDS,
    ...(limit === undefined ? {} : { limit }),
  });
  using lanes = new Lanes({
    now: () => clock.now(),
    sleep: engine.sleep,
    concurrency,
    stop: engine.stopAsking,
    tell: engine.emit,
  });
  const desk: Desk = {
    engine,
    journal: new Journal(store, owner, clock),
    turns: new Turns(),
    arrivals: new OneATurn(),
    lanes,
    access: new Access(engine.routes.values(), engine.emit),
    expected: new ExpectedTokens(),
    retries: new RetryBudget(engine.retryShare, engine.emit),
    isClaimed: () => claims.hold(clock.now()),
  };
  // Awaited here: the claims are given back when this returns.
  return await work(desk, claims);
}

async function work(desk: Desk, claims: Claims): Promise<Stopped | undefined> {
  const stopped = (await askOpen(desk, claims)) ?? (await askPutOff(desk));
  return desk.access.conclude() ? (stopped ?? 'no access') : stopped;
}

/** Asks again what was put off, of hosts that have answered others since. */
async function askPutOff(desk: Desk): Promise<Stopped | undefined> {
  const putOff = [...desk.access.takePutOff()];
  if (putOff.length === 0) return undefined;
  return new Workers(desk, dispatcherOf(desk, { next: async () => putOff.shift() })).run();
}

/** Once more where trials were lost to a claim that lapsed: nobody else may have taken them. */
async function askOpen(desk: Desk, claims: Claims): Promise<Stopped | undefined> {
  for (let round = 1; ; round++) {
    const workers = new Workers(desk, dispatcherOf(desk, claims));
    const stopped = await workers.run();
    if (stopped !== undefined || workers.lost === 0 || round === MOST_ROUNDS) return stopped;
    claims.lookAgain();
  }
}

function dispatcherOf({ engine, lanes, expected }: Desk, open: OpenTrials): Dispatcher {
  const { prepare, concurrency, sleep, routes } = engine;
  return new Dispatcher({
    supply: new Supply(open, (trial) => makeReady(trial, engine), concurrency),
    lanes,
    routeOf: (candidate) => routeOf(engine, candidate),
    routes: new Set(routes.values()).size,
    expected,
    prepare,
    sleep,
    concurrency,
  });
}

async function makeReady(trial: PlannedTrial, { prepare, store }: Engine): Promise<ReadyTrial> {
  const prepared = await prepare(trial);
  if (prepared.kind === 'too long' || prepared.judge.local) return { trial, prepared };
  return { trial, prepared, isPaidFor: (await store.replyByKey(prepared.replyKey)) !== undefined };
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
    for (const outcome of OUTCOMES) outcomes[outcome] += candidate.outcomes[outcome];
  }
  return { planned, done, outcomes };
}
