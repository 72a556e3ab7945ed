import { takeOver } from '../../replay/take-over.ts';
import { plural } from '../../text/plural.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { list } from '../options.ts';
import { openStudy, openWorkplace } from '../workplace.ts';
import { askAll } from './ask-all.ts';
import { conclude } from './conclude.ts';
import { keepHeapFlat } from './flat-heap.ts';
import { mayBegin } from './may-begin.ts';
import { openPlan } from './open-plan.ts';
import { mayBeAlive, ownerOf } from './owner.ts';
import { rereadStudy } from './reread-study.ts';
import type { ReplayOptions, Session } from './session.ts';
import type { Terminal } from './terminal.ts';

/**
 * Replays a study: plan, estimate, consent, calls, summary. What an earlier replay left open goes on.
 * @returns the exit code.
 */
export async function replayStudy(
  options: ReplayOptions,
  context: Context,
  terminal: Terminal,
): Promise<number> {
  keepHeapFlat();
  const study = await openStudy(options, context);
  await using place = await openWorkplace(study);
  const concurrency = options.concurrency ?? study.replay.concurrency;
  await using plan = await openPlan(
    place,
    {
      on: options.on ?? 'labelled',
      concurrency,
      ...(options.candidate === undefined ? {} : { only: list(options.candidate) }),
      ...(options.drift ? { drift: options.anchors === undefined ? {} : { anchors: options.anchors } } : {}),
    },
    context,
  );
  const session = {
    place,
    plan,
    options,
    concurrency,
    maxCost: options.maxCost ?? study.replay.maxCost,
    owner: ownerOf(process.pid, context.clock.now()),
    context,
    terminal,
  };
  // Awaited here: what is returned without waiting outlives the store.
  return options.reread ? await rereadStudy(session) : await replayOpen(session);
}

async function replayOpen(session: Session): Promise<number> {
  const { place, plan, options, context, owner } = session;
  const { store } = place;
  const { hash } = plan.run;
  if (options.retryFailed) {
    context.err(`${plural(await store.reopenFailed(hash), 'failed trial')} opened again\n`);
  }
  const taken = await takeOver(store, hash, context.clock.now(), (other) => mayBeAlive(other, owner));
  const counts = await store.countOpenTrials(hash, options.limit);
  if (counts.size === 0) return nothingToDo(session);
  const estimate = await mayBegin(session, counts, taken);
  if (estimate === undefined) {
    context.err('nothing was sent\n');
    return EXIT.budget;
  }
  return askAll(session, taken.inFlight, estimate);
}

async function nothingToDo(session: Session): Promise<number> {
  const { place, plan, context } = session;
  const progress = await place.store.progress(plan.run.hash);
  const failed = progress.reduce((sum, { outcomes }) => sum + outcomes.failed, 0);
  context.err(`nothing to do: ${plural(plan.trials, 'trial')} of this plan, and all are done\n`);
  await conclude(session, undefined);
  context.err(`next: ${failed > 0 ? 'assay replay --retry-failed' : 'assay compare'}\n`);
  return failed > 0 ? EXIT.trialsFailed : EXIT.ok;
}
