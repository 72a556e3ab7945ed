import { withDisplayNames } from '../../domain/display-names.ts';
import type { PlannedCandidate } from '../../replay/candidates.ts';
import type { Session } from './session.ts';

/** The plan's candidates under the ids that people see: marked where they are shown less than the annotators saw. */
export function shownCandidates({
  place,
  plan,
}: Pick<Session, 'place' | 'plan'>): readonly PlannedCandidate[] {
  return withDisplayNames(
    plan.candidates,
    place.gold.annotations.filter(({ role }) => role !== 'review').map(({ view }) => view),
  );
}
