import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import type { Position, Problem } from './problem.ts';
import { YamlReader } from './yaml-reader.ts';
import { syntaxRemedy } from './yaml-syntax-remedy.ts';

const MAX_CHARACTERS = 256 * 1024;

/** A place in a file, with the line that stands there. */
export interface Place {
  readonly position: Position;
  readonly sourceLine: string;
}

/** A YAML file as data that still knows where everything stood. */
export interface YamlDocument {
  /** Plain objects, arrays, strings, numbers, booleans and null; `undefined` where the text is no YAML. */
  readonly value: unknown;
  /** What is wrong with the YAML itself, before any schema is asked. */
  readonly problems: readonly Problem[];
  /**
   * Where a path stands. Of a path that is not in the file the deepest part that is, so that a missing key is
   * shown at what it is missing from. Default: where the value begins.
   */
  at(path: readonly PropertyKey[], where?: 'key' | 'value'): Place;
  /** A scalar as it is written, before YAML makes a number, boolean or null of it: `007`, `true`, `~`. */
  source(path: readonly PropertyKey[]): string | undefined;
}

/**
 * Reads YAML 1.2 (core schema: `yes` and `no` stay text) that others may have written. Plain data only: tags,
 * keys written twice, `__proto__`, keys that are lists or maps, aliases that multiply, nesting deeper than 64
 * and texts above 256 KiB are problems. Never throws, and ends quickly whatever the text holds.
 *
 * @param file named in positions; not opened.
 * @example parseYaml('labels: [yes, 007]', 'a.yaml').source(['labels', 1]) // '007'
 */
export function parseYaml(text: string, file: string): YamlDocument {
  const lines = new Lines(text.replace(/^\ufeff/, ''), file);
  if (lines.text.length > MAX_CHARACTERS) return unreadable(lines, { ...TOO_LARGE, at: { file } });
  const document = parse(lines);
  const error = document.errors[0];
  if (error) {
    // Only the first: what follows is mostly the parser's confusion about it.
    const { position, sourceLine } = lines.place(offsetOf(error, document));
    return unreadable(lines, {
      ...syntaxRemedy(error.code, error.message, sourceLine),
      at: position,
      sourceLine,
    });
  }
  const reader = new YamlReader();
  const value = reader.read(document.contents);
  const problems = reader.refused.map(({ message, remedy, offset }) => {
    const { position, sourceLine } = lines.place(offset);
    return { message, remedy, at: position, sourceLine };
  });
  return {
    value,
    problems,
    at: (path, where = 'value') => lines.place(reader.offset(document.contents, path, where)),
    source: (path) => reader.source(document.contents, path),
  };
}

const TOO_LARGE = {
  message: 'the file is larger than 256 KiB',
  remedy: 'keep data in files of its own and name them here',
};

function parse({ text, counter }: Lines): Document.Parsed {
  return parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    // The library compares every key with every other; the reader does it in one pass.
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: counter,
  });
}

/** The parser notices an open quote only where the file ends; people look for where it opens. */
function offsetOf(error: { code: string; pos: readonly [number, number] }, document: Document): number {
  if (error.code !== 'MISSING_CHAR') return error.pos[0];
  let offset = error.pos[0];
  visit(document, {
    Scalar: (_, { type, range }) => {
      const isQuoted = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE';
      if (isQuoted && range && range[1] >= error.pos[0]) offset = Math.min(offset, range[0]);
    },
  });
  return offset;
}

class Lines {
  readonly counter = new LineCounter();
  readonly text: string;
  readonly file: string;

  constructor(text: string, file: string) {
    this.text = text;
    this.file = file;
  }

  place(offset: number): Place {
    const { line, col } = this.counter.linePos(Math.min(offset, this.text.length));
    const position = { file: this.file, line: Math.max(line, 1), column: Math.max(col, 1) };
    const start = this.counter.lineStarts[position.line - 1] ?? 0;
    const end = this.text.indexOf('\n', start);
    const sourceLine = this.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
    return { position, sourceLine };
  }
}

function unreadable(lines: Lines, problem: Problem): YamlDocument {
  return { value: undefined, problems: [problem], at: () => lines.place(0), source: () => undefined };
}
