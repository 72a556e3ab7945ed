import type { TrialStore } from '../../src/domain/trial-store.ts';
import { Budget } from '../../src/replay/budget.ts';
import { replay } from '../../src/replay/replay.ts';
import type { Prompt } from './bare-loop.ts';
import { type BenchStudy, CONTEXT, withBenchStudy } from './bench-study.ts';
import { type Measured, measure } from './measure.ts';

/** A replay of the whole study, saved durably. Its wall is from the first request to the last commit. */
export function ourReplay(study: BenchStudy): Promise<Measured> {
  return withBenchStudy(study, async ({ store }, { plan, trials }) => {
    await store.putCandidates(plan.candidates);
    await store.openRun(plan.run, trials);
    const never = new AbortController().signal;
    const watched = watchPages(store);
    const engine = {
      store: watched.store,
      run: plan.run.hash,
      owner: 'bench',
      clock: CONTEXT.clock,
      sleep: () => Promise.reject(new Error('the server does not fail')),
      uniform: Math.random,
      concurrency: study.inFlight,
      maxAttempts: 1,
      retryShare: 0,
      routes: new Map(plan.candidates.map(({ hash }) => [hash, { host: 'loopback', limits: [] }])),
      budget: new Budget(undefined),
      isAlive: () => false,
      stopAsking: never,
      stopNow: never,
      prepare: plan.prepare,
      emit: () => undefined,
    };
    const { cpuMs } = await measure(() => replay(engine, 0));
    const done = (await store.progress(plan.run.hash)).reduce((sum, one) => sum + one.done, 0);
    if (done !== study.trials) throw new Error(`${done} of ${study.trials} trials are done`);
    return { cpuMs, wallMs: watched.wallMs() };
  });
}

/** The store, with the time from its journal's first page, after which the first request is sent, to the last on the disk. */
function watchPages(store: TrialStore) {
  const written: number[] = [];
  const writeJournal: TrialStore['writeJournal'] = async (page) => {
    const result = await store.writeJournal(page);
    written.push(performance.now());
    return result;
  };
  const sync: TrialStore['sync'] = async () => {
    await store.sync();
    written.push(performance.now());
  };
  return {
    store: { ...store, writeJournal, sync },
    wallMs: () => (written.at(-1) ?? Number.NaN) - (written[0] ?? Number.NaN),
  };
}

/** The texts that a replay sends, for a bare loop to send the same. */
export function renderedPrompts(study: BenchStudy): Promise<readonly Prompt[]> {
  return withBenchStudy(study, async (_, { plan, trials }) => {
    const prompts: Prompt[] = [];
    for (const trial of trials) {
      const prepared = await plan.prepare(trial);
      const request = prepared.kind === 'ask' ? prepared.question.request : undefined;
      if (request === undefined) throw new Error('the items are short, and the judge is a model');
      prompts.push({
        system: request.system,
        user: request.user.map(({ text }) => text).join('\n\n'),
      });
    }
    return prompts;
  });
}
