import { setTimeout as delay } from 'node:timers/promises';
import { Budget } from '../../replay/budget.ts';
import type { ReplayEvent, ReplaySummary } from '../../replay/events.ts';
import { startProgress } from '../../replay/progress.ts';
import { replay } from '../../replay/replay.ts';
import { EXIT } from '../exit-code.ts';
import { conclude } from './conclude.ts';
import { showProgress } from './progress.ts';
import type { Session } from './session.ts';
import { shownCandidates } from './shown-candidates.ts';
import { Stop } from './stop.ts';
import { summaryLines } from './summary-text.ts';

/** Asks all that is open, shows how it goes, and says what came of it. */
export async function askAll(session: Session, inFlightBefore: number): Promise<number> {
  const { context, maxCost } = session;
  const stop = new Stop();
  const failures = new Map<string, number>();
  const summary = await watched(session, stop, failures, inFlightBefore);
  await conclude(session, summary);
  for (const line of summaryLines(summary, failures, maxCost)) context.err(`${line}\n`);
  return stop.exitCode ?? exitCodeOf(summary);
}

async function watched(
  session: Session,
  stop: Stop,
  failures: Map<string, number>,
  inFlightBefore: number,
): Promise<ReplaySummary> {
  const { place, plan, options, context, terminal } = session;
  const standing = await place.store.progress(plan.run.hash);
  const start = startProgress(shownCandidates(session), standing, context.clock.now());
  const progress = await showProgress(start, options.json ?? false, terminal, context);
  const emit = (event: ReplayEvent) => {
    if (event.kind === 'trial done' && event.failure !== undefined) {
      failures.set(event.failure, (failures.get(event.failure) ?? 0) + 1);
    }
    progress.tell(event);
  };
  const release = terminal.onSignal((signal) => stop.on(signal));
  try {
    return await replay(engineOf(session, stop, emit), inFlightBefore);
  } finally {
    release();
    await progress.stop();
  }
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
    ...(options.limit === undefined ? {} : { limit: options.limit }),
    ...(options.claimSeconds === undefined ? {} : { claimSeconds: options.claimSeconds }),
    budget: new Budget(maxCost),
    stopAsking: stop.asking.signal,
    stopNow: stop.now.signal,
    prepare: plan.prepare,
    emit,
  };
}

function exitCodeOf({ stopped, outcomes }: ReplaySummary): number {
  if (stopped === 'budget') return EXIT.budget;
  return outcomes.failed > 0 ? EXIT.trialsFailed : EXIT.ok;
}
