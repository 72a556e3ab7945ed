import { graphemes } from './graphemes.ts';
import { displayWidth } from './width.ts';

/**
 * Breaks a sanitised text into lines of at most `width` columns at its blanks; a word longer than a line is cut
 * between graphemes. `first` stands before the first line, blanks of the same width before the others.
 *
 * @example wrap('kappa beside prevalence', 12, '- ') // ['- kappa', '  beside', '  prevalence']
 */
export function wrap(text: string, width: number, first = ''): readonly string[] {
  const indent = ' '.repeat(displayWidth(first));
  const room = Math.max(8, width - indent.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => cut(part, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= room) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines.map((entry, index) => (index === 0 ? first : indent) + entry);
}

function cut(word: string, room: number): readonly string[] {
  if (displayWidth(word) <= room) return [word];
  const pieces: string[] = [];
  let piece = '';
  let columns = 0;
  for (const grapheme of graphemes(word)) {
    const own = displayWidth(grapheme);
    if (columns + own > room) {
      pieces.push(piece);
      piece = '';
      columns = 0;
    }
    piece += grapheme;
    columns += own;
  }
  pieces.push(piece);
  return pieces;
}
