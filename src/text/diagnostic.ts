import { graphemes } from './graphemes.ts';
import { sanitise } from './sanitise.ts';
import { truncate } from './truncate.ts';
import { displayWidth } from './width.ts';
import { wrap } from './wrap.ts';

export interface Diagnostic {
  /** An error unless given. */
  readonly kind?: 'error' | 'warning' | undefined;
  readonly message: string;
  readonly file?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
  /** From 1, in UTF-16 code units, as parsers count. */
  readonly column?: number | undefined;
  /** The whole line as it stands in the file, without its newline. */
  readonly sourceLine?: string | undefined;
  readonly remedy?: string | undefined;
}

const WIDTH = 80;

/** Code units looked at on either side of the caret: the line may be a whole file. */
const REACH = 4 * WIDTH;

/**
 * An error or warning for people: message, place, the line with a caret, one remedy. Everything is sanitised; a line of
 * the source that does not fit into 80 columns is cut around the caret. Parts that are not given are left out. No newline
 * at the end.
 *
 * @param width columns at which message and remedy go on in another line; where it is absent they stay whole
 * @example
 * // error: a label must be text
 * //   --> assay.yaml:12:17
 * //    |
 * // 12 |   labels: [yes, 1]
 * //    |                 ^
 * //    = help: quote it: "1"
 */
export function renderDiagnostic(diagnostic: Diagnostic, width?: number): string {
  const { kind = 'error', message, file, line, column, sourceLine, remedy } = diagnostic;
  const number = line === undefined ? '' : String(line);
  const margin = ' '.repeat(number.length);
  const place = line === undefined ? [] : column === undefined ? [line] : [line, column];
  const source = sourceLine === undefined ? [] : excerpt(sourceLine, column, WIDTH - number.length - 3);
  return [
    ...told(`${kind}: `, message, width),
    ...(file === undefined ? [] : [`${margin}--> ${[sanitise(file), ...place].join(':')}`]),
    ...(source.length === 0 ? [] : [`${margin} |`]),
    ...source.map((text, index) => `${index === 0 ? number : margin} | ${text}`.trimEnd()),
    ...(remedy === undefined ? [] : told(`${margin} = help: `, remedy, width)),
  ].join('\n');
}

function told(name: string, text: string, width: number | undefined): readonly string[] {
  return width === undefined ? [name + sanitise(text)] : wrap(sanitise(text), width, name);
}

/** The line as it fits, and below it the caret where a column is known. */
function excerpt(sourceLine: string, column: number | undefined, width: number): string[] {
  if (column === undefined) return [truncate(start(sourceLine, 0), width)];
  const caret = boundary(sourceLine, Math.max(0, Math.min(column - 1, sourceLine.length)));
  const from = boundary(sourceLine, Math.max(0, caret - REACH));
  const before = sanitise(sourceLine.slice(from, caret));
  const after = start(sourceLine, caret);
  const fits = from === 0 && displayWidth(before) + displayWidth(after) <= width;
  const left = fits ? before : keepEnd(before, Math.floor(width * 0.6), from > 0);
  return [left + truncate(after, width - displayWidth(left)), `${' '.repeat(displayWidth(left))}^`];
}

function start(sourceLine: string, from: number): string {
  const to = boundary(sourceLine, Math.min(sourceLine.length, from + REACH));
  return sanitise(sourceLine.slice(from, to)) + (to < sourceLine.length ? '…' : '');
}

/** The same place, or the one before where it would split a surrogate pair. */
function boundary(text: string, index: number): number {
  const splits = index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff;
  return splits ? index - 1 : index;
}

/** The last `width` columns of a text, with `…` before them where something was cut. */
function keepEnd(text: string, width: number, cutAlready: boolean): string {
  if (!cutAlready && displayWidth(text) <= width) return text;
  let kept = '';
  let columns = 1;
  for (const grapheme of [...graphemes(text)].reverse()) {
    columns += displayWidth(grapheme);
    if (columns > width) break;
    kept = grapheme + kept;
  }
  return `…${kept}`;
}
