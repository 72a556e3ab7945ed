import { canBeChosen } from '../../domain/candidate.ts';
import type { Calls } from '../calls.ts';
import type { CandidateContext } from '../context.ts';
import type { Entrant } from '../on-common.ts';
import { calibrationOf } from './calibration.ts';
import type { CandidateConfidence } from './confidence.ts';
import { escalationOf } from './escalation.ts';
import { statedConfidence, voteShare } from './sure-verdicts.ts';

/**
 * What each candidate's confidence is worth: stated, and as the share of an item's calls where it was asked three times
 * or more. Empty where no candidate that can be chosen has either. Simulated judges take no part.
 */
export function confidenceOf(
  context: CandidateContext,
  entrants: readonly Entrant[],
  callsOf: ReadonlyMap<string, Calls>,
): readonly CandidateConfidence[] {
  // Orders of a pair are combined in its figures; a confidence is that of one order, in another verdict.
  if (context.criterion.scale === 'pairwise') return [];
  const known = entrants
    .filter(({ contestant }) => canBeChosen(contestant.candidate))
    .flatMap(({ contestant }) => {
      const calls = callsOf.get(contestant.candidate.hash);
      if (calls === undefined) return [];
      return [statedConfidence(context, calls), voteShare(context, calls)]
        .filter((verdicts) => verdicts !== undefined)
        .map((verdicts) => ({ candidate: contestant.candidate.id, verdicts }));
    });
  return known.map(({ candidate, verdicts }): CandidateConfidence => {
    const escalation = escalationOf(context, verdicts, known.length);
    return {
      candidate,
      of: verdicts.of,
      ...calibrationOf(context, verdicts),
      ...(escalation === undefined ? {} : { escalation }),
    };
  });
}
