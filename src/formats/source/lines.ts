import { InputError } from '../../domain/problem.ts';
import { openSource } from './open.ts';
import { decodeUtf8, withoutMark } from './utf8.ts';

const NEWLINE = 0x0a;
const MIB = 2 ** 20;

export interface LineOptions {
  /** Longest line accepted, in bytes; default 64 MiB. */
  readonly maxLineBytes?: number;
  /** Bytes read at a time; default 4 MiB. */
  readonly chunkBytes?: number;
}

export interface Line {
  /** Counts from 1. */
  readonly number: number;
  /** Without its line end (`\n` or `\r\n`). */
  readonly text: string;
}

/**
 * The lines of a file of any size: memory holds one chunk, or the longest line. The last line needs no line
 * end; an empty line is a line; a byte order mark is not part of the first.
 *
 * @throws InputError where the file is absent, a line is too long, or a byte is not UTF-8, naming the line.
 * @example for await (const { number, text } of readLines('rows.csv')) {}
 */
export async function* readLines(path: string, options: LineOptions = {}): AsyncGenerator<Line> {
  let number = 0;
  for await (const bytes of wholeLines(path, options)) {
    const text = decodeUtf8(bytes, { file: path, firstLine: number + 1 });
    const lines = (number === 0 ? withoutMark(text) : text).split('\n');
    if (text.endsWith('\n')) lines.pop();
    for (const line of lines) {
      number++;
      yield { number, text: line.endsWith('\r') ? line.slice(0, -1) : line };
    }
  }
}

/** Runs of whole lines, their line ends included; only the file's last run may lack one. */
async function* wholeLines(path: string, options: LineOptions): AsyncGenerator<Uint8Array> {
  const { maxLineBytes = 64 * MIB, chunkBytes = 4 * MIB } = options;
  const file = await openSource(path);
  let lines = 0;
  let begun: Uint8Array[] = [];
  let begunBytes = 0;
  try {
    for (;;) {
      const { buffer, bytesRead } = await file.read(new Uint8Array(chunkBytes), 0, chunkBytes);
      if (bytesRead === 0) break;
      const chunk = buffer.subarray(0, bytesRead);
      const first = chunk.indexOf(NEWLINE);
      if (begunBytes + (first < 0 ? bytesRead : first) > maxLineBytes) {
        throw tooLong(path, lines + 1, maxLineBytes);
      }
      if (first < 0) {
        begun.push(chunk);
        begunBytes += bytesRead;
        continue;
      }
      const end = chunk.lastIndexOf(NEWLINE) + 1;
      const run =
        begun.length === 0 ? chunk.subarray(0, end) : Buffer.concat([...begun, chunk.subarray(0, end)]);
      lines += countNewlines(chunk.subarray(0, end));
      begun = end < bytesRead ? [chunk.subarray(end)] : [];
      begunBytes = bytesRead - end;
      yield run;
    }
    if (begunBytes > 0) yield Buffer.concat(begun);
  } finally {
    await file.close();
  }
}

function countNewlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

function tooLong(file: string, line: number, most: number): InputError {
  return new InputError({
    message: `${file}, line ${line} is longer than ${most} bytes`,
    remedy: 'check that the file has one record per line; a JSON document must be named .json, not .jsonl',
    at: { file, line },
  });
}
