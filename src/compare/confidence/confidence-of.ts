import { canBeChosen } from '../../domain/candidate.ts';
import type { Calls } from '../calls.ts';
import type { CandidateContext } from '../context.ts';
import type { Entrant } from '../on-common.ts';
import { calibrationOf } from './calibration.ts';
import type { CandidateConfidence, NoConfidence } from './confidence.ts';
import { escalationOf } from './escalation.ts';
import { FEWEST_VOTES, type SureVerdicts, statedConfidence, voteShare } from './sure-verdicts.ts';

/** What confidences are worth, and the candidates of which none is known. */
export interface Confidences {
  readonly known: readonly CandidateConfidence[];
  readonly unknown: readonly NoConfidence[];
}

/**
 * What each candidate's confidence is worth: stated, and as the share of an item's calls where it was asked three times
 * or more; and which candidates that can be chosen have neither. Simulated judges take no part.
 *
 * @param triedBefore candidates that share the guarantees, although they are not at hand
 */
export function confidenceOf(
  context: CandidateContext,
  entrants: readonly Entrant[],
  callsOf: ReadonlyMap<string, Calls>,
  triedBefore = 0,
): Confidences {
  const asked = entrants
    .map(({ contestant }) => contestant.candidate)
    .filter(canBeChosen)
    .map(({ id, hash }) => ({ candidate: id, verdicts: sureVerdicts(context, callsOf.get(hash)) }));
  const known = asked.flatMap(({ candidate, verdicts }) =>
    verdicts.map((own) => ({ candidate, verdicts: own })),
  );
  return {
    known: known.map(({ candidate, verdicts }): CandidateConfidence => {
      return {
        candidate,
        of: verdicts.of,
        ...calibrationOf(context, verdicts),
        escalation: escalationOf(context, verdicts, { atHand: known.length, before: triedBefore }),
      };
    }),
    unknown: asked
      .filter(({ verdicts }) => verdicts.length === 0)
      .map(({ candidate }) => ({ candidate, reason: whyNone(context) })),
  };
}

function sureVerdicts(context: CandidateContext, calls: Calls | undefined): readonly SureVerdicts[] {
  if (calls === undefined || context.criterion.scale === 'pairwise') return [];
  return [statedConfidence(context, calls), voteShare(context, calls)].filter((own) => own !== undefined);
}

function whyNone({ criterion }: CandidateContext): string {
  return criterion.scale === 'pairwise'
    ? 'both orders of a pair are combined in its figures, and a confidence is that of one order, in another verdict'
    : `it states none, and no item with gold has ${FEWEST_VOTES} verdicts or more`;
}
