import stringWidth from 'string-width';

/**
 * Columns that a sanitised text takes in a terminal: 2 for CJK, Hangul and emoji (a family is one emoji),
 * 0 for combining marks. Ambiguous characters count 1.
 *
 * @example displayWidth('日本語') // 6
 */
export function displayWidth(text: string): number {
  return stringWidth(text);
}
