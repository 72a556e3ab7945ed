import type { Drift } from '../../../choose/drift/drift.ts';
import { driftSentences } from '../../../report/drift-part.ts';
import { sanitise } from '../../../text/sanitise.ts';
import { computeComparisons } from '../../comparing/compute.ts';
import type { Session } from '../session.ts';
import { shownCandidates } from '../shown-candidates.ts';

/** One candidate's drift under one criterion. */
export interface ToldDrift extends Drift {
  readonly criterion: string;
}

/** What a drift check found of the candidates that it asked; printed unless it is to be JSON. */
export async function tellDrift(session: Session): Promise<readonly ToldDrift[]> {
  const { place, context, options } = session;
  const asked = new Set(shownCandidates(session).map(({ id }) => id));
  const told = (await computeComparisons(place, {})).flatMap(({ criterion, drift = [] }) =>
    drift
      .filter(({ candidate }) => asked.has(candidate))
      .map((own): ToldDrift => ({ criterion: criterion.id, ...own })),
  );
  if (options.json) return told;
  for (const own of told) {
    const lines = driftSentences(own).map((sentence) => `${sanitise(own.criterion)}: ${sentence}\n`);
    context.out(`\n${lines.join('')}`);
  }
  return told;
}
