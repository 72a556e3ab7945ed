import type { Drift } from '../../../choose/drift/drift.ts';
import type { Finding } from '../../../compare/diagnosis/finding.ts';
import { driftSentences } from '../../../report/drift-part.ts';
import { sanitise } from '../../../text/sanitise.ts';
import { computeComparisons } from '../../comparing/compute.ts';
import type { Session } from '../session.ts';
import { shownCandidates } from '../shown-candidates.ts';

/** One candidate's drift under one criterion. */
export interface ToldDrift extends Drift {
  readonly criterion: string;
  /** That another model is served than was validated, where it is so. */
  readonly stale?: string;
}

/** What a drift check found of the candidates that it asked; printed unless it is to be JSON. */
export async function tellDrift(session: Session): Promise<readonly ToldDrift[]> {
  const { place, context, options } = session;
  const asked = new Set(shownCandidates(session).map(({ id }) => id));
  const told = (await computeComparisons(place, {})).flatMap(({ criterion, candidates, drift = [] }) =>
    drift
      .filter(({ candidate }) => asked.has(candidate))
      .map((own): ToldDrift => {
        const stale = candidates.find(({ candidate }) => candidate.id === own.candidate);
        return { criterion: criterion.id, ...own, ...saysStale(stale?.diagnosis.find(isStale)) };
      }),
  );
  if (options.json) return told;
  for (const own of told) {
    const stale = own.stale === undefined ? [] : [sanitise(`${own.candidate}: ${own.stale}`)];
    const sentences = [...driftSentences(own), ...stale];
    const lines = sentences.map((sentence) => `${sanitise(own.criterion)}: ${sentence}\n`);
    context.out(`\n${lines.join('')}`);
  }
  return told;
}

function isStale({ name }: Finding): boolean {
  return name === 'validation is stale';
}

function saysStale(finding: Finding | undefined): { readonly stale?: string } {
  return finding === undefined ? {} : { stale: finding.says };
}
