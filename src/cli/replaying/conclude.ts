import type { ReplaySummary } from '../../replay/events.ts';
import { costPerVerdict } from './cost-per-verdict.ts';
import { servedLines, servedModels } from './served-text.ts';
import type { Session } from './session.ts';
import { shownCandidates } from './shown-candidates.ts';
import { standingTable } from './summary-text.ts';

/** The last word on stdout: where the run stands, as a table or as one document on a line of its own. */
export async function conclude(session: Session, summary: ReplaySummary | undefined): Promise<void> {
  const { place, plan, options, context } = session;
  const candidates = shownCandidates(session);
  const progress = await place.store.progress(plan.run.hash);
  const usage = await place.store.usage();
  const costs = costPerVerdict(candidates, progress, usage);
  for (const line of servedLines(candidates, usage)) context.err(`${line}\n`);
  if (!options.json) {
    context.out(standingTable(candidates, progress, costs, context.width));
    if (options.on === 'unlabelled') await tellUnlabelled(session);
    if (options.drift) await tellDrift(session);
    return;
  }
  const names = new Map(candidates.map((candidate) => [candidate.hash, candidate.id]));
  const unlabelled = options.on === 'unlabelled' ? { unlabelled: await tellUnlabelled(session) } : {};
  const document = {
    schema: 'assay/replay',
    schemaVersion: 1,
    run: plan.run.hash,
    candidates: progress.map((entry) => {
      const perVerdict = costs.get(entry.candidate);
      return {
        id: names.get(entry.candidate),
        ...entry,
        servedModels: servedModels(usage, entry.candidate),
        ...(perVerdict === undefined ? {} : { dollarsPerVerdict: perVerdict }),
      };
    }),
    ...(summary === undefined ? {} : { summary }),
    ...unlabelled,
    ...(options.drift ? { drift: await tellDrift(session) } : {}),
  };
  context.out(`${JSON.stringify(document)}\n`);
}

// Both compare, and with comparison comes statistics: twice what a small replay takes to load otherwise.

async function tellUnlabelled(session: Session) {
  return (await import('./unlabelled/tell-unlabelled.ts')).tellUnlabelled(session);
}

async function tellDrift(session: Session) {
  return (await import('./drift/tell-drift.ts')).tellDrift(session);
}
