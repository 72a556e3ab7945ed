import { createRequire } from 'node:module';
import type measure from 'string-width';

/** Anything but letters of Latin scripts, our quotes, dashes and ellipsis, and lines of tables: one column each. */
const NOT_NARROW = /[^ -~\u{a1}-\u{ac}\u{ae}-\u{24f}\u{2010}-\u{2027}\u{2500}-\u{257f}]/u;

let stringWidth: typeof measure | undefined;

/**
 * Columns that a sanitised text takes in a terminal: 2 for CJK, Hangul and emoji (a family is one emoji),
 * 0 for combining marks. Ambiguous characters count 1.
 *
 * @example displayWidth('日本語') // 6
 */
export function displayWidth(text: string): number {
  if (!NOT_NARROW.test(text)) return text.length;
  stringWidth ??= loadStringWidth();
  return stringWidth(text);
}

/** Loaded where a text first needs it: its tables of emoji take longer to make than a small replay computes in all. */
function loadStringWidth(): typeof measure {
  const loaded: { readonly default: typeof measure } = createRequire(import.meta.url)('string-width');
  return loaded.default;
}
