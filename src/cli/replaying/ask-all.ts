import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { replayInBatches } from '../../replay/batch/replay-in-batches.ts';
import { Budget } from '../../replay/budget.ts';
import { CostWatch, type Projection } from '../../replay/cost-watch.ts';
import type { Estimate } from '../../replay/estimate.ts';
import type { ReplayEvent, ReplaySummary } from '../../replay/events.ts';
import { startProgress } from '../../replay/progress.ts';
import { replay } from '../../replay/replay.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { conclude } from './conclude.ts';
import { dollars } from './dollars.ts';
import { isAtWork } from './owner.ts';
import { type Progress, showProgress } from './progress.ts';
import { routesOf } from './routes.ts';
import type { Session } from './session.ts';
import { shownCandidates } from './shown-candidates.ts';
import { Stop } from './stop.ts';
import { summaryLines } from './summary-text.ts';

/** Asks all that is open, shows how it goes, and says what came of it. */
export async function askAll(session: Session, inFlightBefore: number, estimate: Estimate): Promise<number> {
  const { context } = session;
  const stop = new Stop();
  const failures = new Map<string, number>();
  const summary = await watched(session, stop, failures, inFlightBefore, new CostWatch(estimate));
  await conclude(session, summary);
  for (const line of summaryLines(summary, failures, session)) context.err(`${line}\n`);
  return stop.exitCode ?? exitCodeOf(summary);
}

async function watched(
  session: Session,
  stop: Stop,
  failures: Map<string, number>,
  inFlightBefore: number,
  watch: CostWatch,
): Promise<ReplaySummary> {
  const { place, plan, options, context, terminal } = session;
  const standing = await place.store.progress(plan.run.hash);
  const start = startProgress(shownCandidates(session), standing, context.clock.now(), options.limit);
  const progress = await showProgress(start, options.json ?? false, terminal, context);
  let held: Promise<void> | undefined;
  const emit = (event: ReplayEvent) => {
    const failure = failureTold(event);
    if (failure !== undefined) failures.set(failure, (failures.get(failure) ?? 0) + 1);
    progress.tell(event);
    const rose = event.kind === 'trial done' ? watch.count(event) : undefined;
    if (rose === undefined) return;
    progress.tell({ kind: 'estimate rose', ...rose });
    held = askAgain(session, progress, stop, rose).finally(() => {
      held = undefined;
    });
  };
  const release = terminal.onSignal((signal) => stop.on(signal));
  try {
    const engine = { ...engineOf(session, stop, emit), held: () => held };
    return await (options.batch
      ? replayInBatches(
          { ...engine, token: randomUUID, pollMilliseconds: pollMilliseconds(context.env) },
          plan.candidates.map(({ asks }) => asks),
          inFlightBefore,
        )
      : replay(engine, inFlightBefore));
  } finally {
    release();
    await progress.stop();
  }
}

/** In a terminal, unless told not to ask: calls in flight go on meanwhile, new ones wait for the answer. */
async function askAgain(
  { terminal, options }: Session,
  progress: Progress,
  stop: Stop,
  { cost, was }: Projection,
): Promise<void> {
  if (options.yes || terminal.ask === undefined) return;
  await progress.pause();
  const question = `By what the first calls cost, the whole will cost about ${dollars(cost)}, not ${dollars(was)}. Go on?`;
  if (!(await terminal.ask(question))) stop.decline();
  progress.resume();
}

function failureTold(event: ReplayEvent): string | undefined {
  if (event.kind === 'trial done') return event.failure;
  return event.kind === 'batch' && event.because !== undefined ? event.because : undefined;
}

const POLL_MILLISECONDS = 30_000;

/** Batches take minutes to hours; `ASSAY_BATCH_POLL` (milliseconds) is for tests and for servers of one's own. */
function pollMilliseconds(env: Context['env']): number {
  const set = Number(env['ASSAY_BATCH_POLL']);
  return Number.isInteger(set) && set > 0 ? set : POLL_MILLISECONDS;
}

function engineOf(session: Session, stop: Stop, emit: (event: ReplayEvent) => void) {
  const { place, plan, options, concurrency, maxCost, owner, context } = session;
  return {
    store: place.store,
    run: plan.run.hash,
    owner,
    clock: context.clock,
    sleep: (milliseconds: number, signal: AbortSignal) => delay(milliseconds, undefined, { signal }),
    uniform: Math.random,
    concurrency,
    maxAttempts: place.study.replay.maxAttempts,
    retryShare: place.study.replay.retryShare,
    routes: routesOf(plan.candidates, place.study),
    ...(options.limit === undefined ? {} : { limit: options.limit }),
    ...(options.claimSeconds === undefined ? {} : { claimSeconds: options.claimSeconds }),
    budget: new Budget(maxCost),
    isAlive: (other: string) => isAtWork(other, owner),
    stopAsking: stop.asking.signal,
    stopNow: stop.now.signal,
    prepare: plan.prepare,
    emit,
  };
}

function exitCodeOf({ stopped, outcomes }: ReplaySummary): number {
  if (stopped === 'budget' || stopped === 'declined') return EXIT.budget;
  if (stopped === 'batch refused' || stopped === 'no access') return EXIT.trialsFailed;
  return outcomes.failed > 0 ? EXIT.trialsFailed : EXIT.ok;
}
