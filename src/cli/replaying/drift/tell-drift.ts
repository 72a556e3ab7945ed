import type { Drift } from '../../../choose/drift/drift.ts';
import { type Finding, findingOf } from '../../../compare/diagnosis/finding.ts';
import { list } from '../../../report/block.ts';
import { drawTerminal } from '../../../report/draw-terminal.ts';
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
  // By hash: where a template was changed, candidates of one id have other names in a comparison.
  const asked = new Set(shownCandidates(session).map(({ hash }) => hash));
  const told = (await computeComparisons(place, {})).flatMap(
    ({ criterion, candidates, floors, drift = [] }) =>
      drift.flatMap((own): ToldDrift[] => {
        const result = [...candidates, ...floors].find(({ candidate }) => candidate.id === own.candidate);
        if (result === undefined || !asked.has(result.candidate.hash)) return [];
        return [
          {
            criterion: criterion.id,
            ...own,
            ...saysStale(findingOf(result.diagnosis, 'validation is stale')),
          },
        ];
      }),
  );
  if (options.json) return told;
  for (const own of told) {
    const stale = own.stale === undefined ? [] : [`${sanitise(own.candidate)}: ${sanitise(own.stale)}`];
    const sentences = [...driftSentences(own), ...stale];
    const points = list(sentences.map((sentence) => `${sanitise(own.criterion)}: ${sentence}`));
    context.out(`\n${drawTerminal(points, context.width)}`);
  }
  return told;
}

function saysStale(finding: Finding | undefined): { readonly stale?: string } {
  return finding === undefined ? {} : { stale: finding.says };
}
