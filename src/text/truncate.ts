import { graphemes } from './graphemes.ts';
import { displayWidth } from './width.ts';

/**
 * Cuts a sanitised text to at most `width` columns; a cut text ends in `…`, which counts. Never splits a
 * grapheme, so the result may be a column narrower than asked. A width of 0 or less gives an empty text.
 *
 * @example truncate('deception', 6) // 'decep…'
 */
export function truncate(text: string, width: number): string {
  if (width <= 0) return '';
  if (!/[^\x20-\x7e]/.test(text)) return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
  // Segmenting costs by the length of the whole text, so a transcript is not handed over for one table cell.
  const head = text.slice(0, 64 * width + 64);
  const cut = lengthWithin(head, width);
  if (cut !== undefined) return `${head.slice(0, cut)}…`;
  if (head.length === text.length) return text;
  const wholeCut = lengthWithin(text, width);
  return wholeCut === undefined ? text : `${text.slice(0, wholeCut)}…`;
}

/** Code units that leave a column for the ellipsis; undefined where the text fits whole. */
function lengthWithin(text: string, width: number): number | undefined {
  let columns = 0;
  let length = 0;
  let cut = 0;
  for (const grapheme of graphemes(text)) {
    columns += displayWidth(grapheme);
    if (columns > width) return cut;
    length += grapheme.length;
    if (columns < width) cut = length;
  }
  return undefined;
}
