import type { JudgeRequest } from '../../domain/judge.ts';

/** Providers keep no text in their caches that is shorter than some 1,024 tokens of four letters. */
const SHORTEST = 4096;

/**
 * Names the beginning that a request shares, byte for byte, with others to the same judge: system text, reply
 * schema, and the user's parts up to the last that is shared. `undefined` where it is too short to be kept.
 *
 * @param judge the judge's name.
 * @param shown the hash of the item as it is shown; stands for its text, which is long.
 */
export function prefixOf(
  judge: string,
  shown: string,
  { system, user, schema }: JudgeRequest,
): string | undefined {
  const shared = user.slice(0, user.findLastIndex((part) => part.shared) + 1);
  const length = shared.reduce((sum, { text }) => sum + text.length, system.length);
  if (length < SHORTEST) return undefined;
  const [first, ...others] = shared;
  // The item alone, or the template's text before it.
  const before = others.length === 0 ? '' : (first?.text ?? '');
  return JSON.stringify([judge, shown, system, schema ?? null, before]);
}
