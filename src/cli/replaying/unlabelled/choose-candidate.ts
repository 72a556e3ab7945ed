import { canBeChosen } from '../../../domain/candidate.ts';
import { closest } from '../../../domain/closest.ts';
import { InputError } from '../../../domain/problem.ts';
import type { PlannedCandidate } from '../../../replay/candidates.ts';

/**
 * The candidates that a replay asks: those named, else all. Transcripts without gold are asked of one candidate that is
 * named: they cannot tell candidates apart, and each costs the whole again.
 *
 * @throws InputError for a name that is no candidate's; where unlabelled items are asked of several.
 */
export function chosenCandidates(
  candidates: readonly PlannedCandidate[],
  named: readonly string[] | undefined,
  areUnlabelled: boolean,
): readonly PlannedCandidate[] {
  const ids = candidates.map(({ id }) => id);
  const unknown = named?.find((name) => !ids.includes(name));
  if (unknown !== undefined) {
    const meant = closest(unknown, ids);
    throw new InputError({
      message: `no candidate is named "${unknown}"`,
      remedy: meant === undefined ? `name one of: ${ids.join(', ')}` : `write --candidate ${meant}`,
    });
  }
  const chosen = named === undefined ? candidates : candidates.filter(({ id }) => named.includes(id));
  const choosable = chosen.filter(canBeChosen);
  if (!areUnlabelled || choosable.length <= 1) return chosen;
  throw new InputError({
    message: `${choosable.length} candidates would judge the transcripts without gold`,
    remedy: `name the one whose verdicts you want: --candidate ${choosable[0]?.id ?? ''}`,
  });
}
