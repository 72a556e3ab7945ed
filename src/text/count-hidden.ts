import { EXCESS_MARKS, HIDDEN, reveal, SUSPECT } from './hidden.ts';

/**
 * How many characters of a raw text a reader would not have seen, for the badge "hidden characters: N".
 * Counts code points that `sanitise` makes visible and combining marks beyond the eighth on one base. Tabs,
 * newlines and the carriage return of a Windows line end are not hidden.
 *
 * @example countHidden('pay\u200bload') // 1
 */
export function countHidden(text: string): number {
  if (!/[^\n\x20-\x7e]/.test(text) || !SUSPECT.test(text)) return 0;
  const lines = text.replaceAll('\r\n', '\n');
  return countMatches(lines, HIDDEN) + countMatches(lines.replace(HIDDEN, reveal), EXCESS_MARKS);
}

function countMatches(text: string, pattern: RegExp): number {
  let count = 0;
  for (const [match] of text.matchAll(pattern)) count += Array.from(match).length;
  return count;
}
