import type { Dialect } from './dialect.ts';

/** A quoted cell that its line does not end; `line` and `column` count from 1. */
export interface OpenCell {
  readonly line: number;
  readonly column: number;
}

/** What a line does to the record it belongs to. */
export interface ScannedLine {
  /** The line, rewritten where text stands behind a closing quote and may stand there. */
  readonly text: string;
  /** The quoted cell that goes on in the next line. */
  readonly open: OpenCell | undefined;
  /** Columns (from 1) at which cells begin. */
  readonly starts: readonly number[];
  /** Text behind a closing quote that may not stand there. */
  readonly stray: { readonly column: number; readonly opened: OpenCell } | undefined;
}

/**
 * Follows the quotes of one line, so that a record's lines are known before it is parsed, and bad quoting is
 * found where it stands instead of swallowing the rows behind it. A quote inside an unquoted cell is text.
 */
export function scanLine(
  line: string,
  number: number,
  opened: OpenCell | undefined,
  dialect: Dialect,
): ScannedLine {
  const { quote, delimiter } = dialect;
  const starts: number[] = [];
  let open = opened;
  let text = '';
  let copied = 0;
  let at = 0;
  const done = (stray?: ScannedLine['stray']): ScannedLine => ({
    text: text + line.slice(copied),
    open: stray ? undefined : open,
    starts,
    stray,
  });
  for (;;) {
    if (open === undefined) {
      starts.push(at + 1);
      if (quote !== '' && line.startsWith(quote, at)) {
        open = { line: number, column: at + 1 };
        at += quote.length;
      } else {
        const next = line.indexOf(delimiter, at);
        if (next < 0) return done();
        at = next + delimiter.length;
        continue;
      }
    }
    const close = closingQuote(line, at, quote);
    if (close < 0) return done();
    const behind = close + quote.length;
    const next = line.indexOf(delimiter, behind);
    const end = next < 0 ? line.length : next;
    if (end > behind) {
      if (dialect.afterQuote === 'error' || open.line !== number) {
        return done({ column: behind + 1, opened: open });
      }
      const tail = line.slice(behind, end).replaceAll(quote, quote + quote);
      text += line.slice(copied, close) + tail + quote;
      copied = end;
    }
    open = undefined;
    if (next < 0) return done();
    at = next + delimiter.length;
  }
}

/** The quote that ends the cell: two in a row are one that is meant. */
function closingQuote(line: string, from: number, quote: string): number {
  let at = line.indexOf(quote, from);
  while (at >= 0 && line.startsWith(quote, at + quote.length)) {
    at = line.indexOf(quote, at + 2 * quote.length);
  }
  return at;
}
