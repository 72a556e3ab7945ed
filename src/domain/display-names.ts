import type { Candidate } from './candidate.ts';
import { isShownLess } from './shown-less.ts';

const HASH_LETTERS = 6;

/**
 * Candidates under ids that cannot be mistaken for one another or for more than they are. Two candidates may bear
 * one id, because a template or a setting was changed under its name: each then carries the beginning of its
 * hash. One that was shown less than the annotators saw says so wherever its id appears.
 *
 * @param annotators the views of the annotations it is compared with
 */
export function withDisplayNames<T extends Candidate>(
  candidates: readonly T[],
  annotators: Iterable<string>,
): readonly T[] {
  const views = new Set(annotators);
  const times = new Map<string, number>();
  for (const { id } of candidates) times.set(id, (times.get(id) ?? 0) + 1);
  return candidates.map((candidate) => {
    const version = (times.get(candidate.id) ?? 0) > 1 ? ` #${candidate.hash.slice(0, HASH_LETTERS)}` : '';
    const less = isShownLess(candidate.view, views) ? ' [shown less]' : '';
    return version + less === '' ? candidate : { ...candidate, id: `${candidate.id}${version}${less}` };
  });
}
