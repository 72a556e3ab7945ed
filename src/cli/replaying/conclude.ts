import type { ReplaySummary } from '../../replay/events.ts';
import type { Session } from './session.ts';
import { standingTable } from './summary-text.ts';

/** The last word on stdout: where the run stands, as a table or as one document on a line of its own. */
export async function conclude(
  { place, plan, options, context }: Session,
  summary: ReplaySummary | undefined,
): Promise<void> {
  const progress = await place.store.progress(plan.run.hash);
  if (!options.json) {
    context.out(standingTable(plan.candidates, progress, context.width));
    return;
  }
  const names = new Map(plan.candidates.map((candidate) => [candidate.hash, candidate.id]));
  const document = {
    schema: 'assay/replay',
    schemaVersion: 1,
    run: plan.run.hash,
    candidates: progress.map((entry) => ({ id: names.get(entry.candidate), ...entry })),
    ...(summary === undefined ? {} : { summary }),
  };
  context.out(`${JSON.stringify(document)}\n`);
}
