import type { PlannedCandidate } from '../candidates.ts';

/**
 * Candidates whose requests about an item begin with the same bytes as others of the run, up to the end of the
 * transcript: those of one judge and view whose templates are `transcript-first` and have the same system text and
 * reply schema, and all that are asked more than once (by labels in one order, where these stand before the transcript's
 * end). By hash.
 */
export function sharingCandidates(
  candidates: readonly PlannedCandidate[],
  repeats: number,
): ReadonlySet<string> {
  const asked = candidates.filter(({ prompt, asks }) => prompt !== undefined && !asks.local);
  const groups = Map.groupBy(asked, beginningOf);
  return new Set(
    [...groups.values()]
      .filter((group) => group.length * (group.every(isTurned) ? Math.ceil(repeats / 2) : repeats) > 1)
      .flatMap((group) => group.map(({ hash }) => hash)),
  );
}

/** Whether every other repeat begins otherwise, with the labels in reverse. */
function isTurned({ prompt }: PlannedCandidate): boolean {
  if (prompt?.labelOrder !== 'shuffled') return false;
  return prompt.layout === 'instructions-first' || prompt.system !== undefined || prompt.output === 'json';
}

/** What stands before the transcript's end, as far as it does not depend on the item. */
function beginningOf({ judge, view, prompt, criteria, hash }: PlannedCandidate): string {
  if (prompt === undefined || prompt.layout === 'instructions-first' || prompt.system !== undefined)
    return hash;
  // Providers put the reply's schema before everything else.
  const schema = prompt.output === 'json' ? [criteria.map(({ id }) => id), prompt.ask, prompt.answers] : [];
  return JSON.stringify([judge, view, schema]);
}
