import { InputError } from '../../../domain/problem.ts';
import type { TrialStore } from '../../../domain/trial-store.ts';
import type { PlannedCandidate } from '../../../replay/candidates.ts';

/**
 * Refuses a drift check of what was never asked on the first occasion: its calls would be paid for, and there would be
 * nothing to hold them against.
 *
 * @throws InputError that names the candidates.
 */
export async function requireValidated(
  candidates: readonly PlannedCandidate[],
  store: TrialStore,
): Promise<void> {
  const answered = await store.answeredCandidates(1);
  const missing = candidates.filter(({ hash }) => !answered.has(hash)).map(({ id }) => id);
  if (missing.length === 0) return;
  throw new InputError({
    message: `not asked before, so that nothing can be compared: ${missing.join(', ')}`,
    remedy: 'assay replay first, or name others with --candidate',
  });
}
