import { InputError } from '../../domain/problem.ts';
import { excerpt } from '../source/excerpt.ts';
import { readLines } from '../source/lines.ts';
import type { Dialect } from './dialect.ts';
import { type OpenCell, scanLine } from './scan-line.ts';

/** The text of one record, whose quotes are balanced, and the line it begins on. */
export interface RecordText {
  readonly line: number;
  readonly text: string;
}

/**
 * Cuts a table into records: a record is one line, or several where a quoted cell holds line ends. Empty
 * lines between records are passed over.
 *
 * @throws InputError for a quote that is never closed, text behind a closing quote, or a record that is too
 * long, with the position of the quote that began it.
 */
export async function* recordTexts(path: string, dialect: Dialect): AsyncGenerator<RecordText> {
  let open: OpenCell | undefined;
  let lines: string[] = [];
  let length = 0;
  let first = 0;
  let firstText = '';
  for await (const { number, text } of readLines(path)) {
    if (number <= dialect.skipLines) continue;
    if (open === undefined && text === '') continue;
    if (lines.length === 0) {
      first = number;
      firstText = text;
    }
    if (open === undefined && (dialect.quote === '' || !text.includes(dialect.quote))) {
      lines.push(text);
    } else {
      const scanned = scanLine(text, number, open, dialect);
      if (scanned.stray) throw strayText(path, number, text, scanned.stray, dialect);
      open = scanned.open;
      lines.push(scanned.text);
    }
    length += text.length + 1;
    if (length > dialect.maxRecord) throw tooLong(path, first, firstText, open, dialect);
    if (open !== undefined) continue;
    yield { line: first, text: lines.length === 1 ? (lines[0] ?? '') : lines.join('\n') };
    lines = [];
    length = 0;
  }
  if (open !== undefined) throw neverClosed(path, open, firstText, first);
}

function strayText(
  file: string,
  line: number,
  sourceLine: string,
  stray: { readonly column: number; readonly opened: OpenCell },
  { quote }: Dialect,
): InputError {
  const { opened, column } = stray;
  const begun = opened.line === line ? '' : ` (the cell begins in line ${opened.line})`;
  return new InputError({
    message: `text stands behind the closing quote of a cell${begun}`,
    remedy:
      opened.line === line
        ? `write a quote inside a quoted cell twice (${quote}${quote}), or read the file with a mapping that says after_quote: text or quote: none`
        : `look for a quote that is not closed in line ${opened.line}; write a quote inside a quoted cell twice`,
    at: { file, line, column },
    sourceLine: excerpt(sourceLine),
  });
}

function tooLong(
  file: string,
  first: number,
  sourceLine: string,
  open: OpenCell | undefined,
  { maxRecord }: Dialect,
): InputError {
  return new InputError({
    message: `the record is longer than ${maxRecord} characters`,
    remedy: open
      ? 'look for a quote that is not closed; a mapping can say quote: none where quotes are plain text'
      : 'check that the file has one record per line',
    at: { file, line: open?.line ?? first, ...(open ? { column: open.column } : {}) },
    sourceLine: excerpt(sourceLine),
  });
}

function neverClosed(file: string, open: OpenCell, firstText: string, first: number): InputError {
  return new InputError({
    message: 'a quote is opened here and never closed',
    remedy: 'close it, or read the file with a mapping that says quote: none where quotes are plain text',
    at: { file, line: open.line, column: open.column },
    ...(open.line === first ? { sourceLine: excerpt(firstText) } : {}),
  });
}
