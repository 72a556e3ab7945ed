import type { CandidateUsage } from '../../domain/usage.ts';
import type { PlannedCandidate } from '../../replay/candidates.ts';
import { count } from '../../text/number.ts';
import { sanitise } from '../../text/sanitise.ts';

/** The models that answered for a candidate, as their provider named them, with the replies of each. */
export function servedModels(
  usage: readonly CandidateUsage[],
  candidate: string,
): readonly { readonly model: string; readonly replies: number }[] {
  const replies = new Map<string, number>();
  for (const entry of usage) {
    if (entry.candidate !== candidate || entry.servedModel === undefined) continue;
    replies.set(entry.servedModel, (replies.get(entry.servedModel) ?? 0) + entry.replies);
  }
  return [...replies].map(([model, times]) => ({ model, replies: times }));
}

/** Warns of candidates that more than one model answered for: their figures are those of a mixture. */
export function servedLines(
  candidates: readonly Pick<PlannedCandidate, 'id' | 'hash'>[],
  usage: readonly CandidateUsage[],
): readonly string[] {
  return candidates.flatMap(({ id, hash }) => {
    const models = servedModels(usage, hash);
    if (models.length < 2) return [];
    const named = models.map(({ model, replies }) => `${model} (${count(replies)})`).join(', ');
    return [sanitise(`${id} was answered by ${models.length} models under one name: ${named}`)];
  });
}
