import { graphemes } from '../../text/graphemes.ts';
import { displayWidth } from '../../text/width.ts';

/**
 * Breaks a sanitised text into lines of at most `width` columns: at its newlines, then at spaces, and within a word
 * where that is longer than a line. Nothing is dropped but the space at which a line was broken; a character wider than `width`
 * stands alone.
 *
 * @example wrap('one two three', 7) // ['one two', 'three']
 */
export function wrap(text: string, width: number): readonly string[] {
  const columns = Math.max(1, width);
  return text.split('\n').flatMap((line) => wrapLine(line, columns));
}

function wrapLine(line: string, width: number): readonly string[] {
  const isPlain = !/[^\x20-\x7e]/.test(line);
  if (isPlain && line.length <= width) return [line];
  return isPlain ? wrapPlain(line, width) : wrapWide(line, width);
}

/** One column a character: slices, no segmenter. */
function wrapPlain(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let from = 0;
  while (line.length - from > width) {
    const space = line.lastIndexOf(' ', from + width);
    const isBreak = space > from && line.slice(from, space).trim() !== '';
    lines.push(line.slice(from, isBreak ? space : from + width));
    from = isBreak ? space + 1 : from + width;
  }
  lines.push(line.slice(from));
  return lines;
}

function wrapWide(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  let columns = 0;
  // Where the current line could be broken: length and width of what stands before its last space.
  let space = -1;
  for (const grapheme of graphemes(line)) {
    const own = displayWidth(grapheme);
    if (columns + own > width && current !== '') {
      if (grapheme === ' ') {
        lines.push(current);
        [current, columns, space] = ['', 0, -1];
        continue;
      }
      const head = space > 0 ? current.slice(0, space) : current;
      const rest = space > 0 ? current.slice(space + 1) : '';
      lines.push(head);
      [current, columns, space] = [rest, displayWidth(rest), -1];
    }
    if (grapheme === ' ' && current.trim() !== '') space = current.length;
    current += grapheme;
    columns += own;
  }
  lines.push(current);
  return lines;
}
