import { InputError } from '../../domain/problem.ts';
import { excerpt } from './excerpt.ts';

const NEWLINE = 0x0a;
const REMEDY = 'save it as UTF-8 and import it again';

/** Which file the bytes are from, and which line of it they begin on. */
export interface Whence {
  readonly file: string;
  /** Counts from 1. */
  readonly firstLine: number;
  /** The archive's entry the bytes are, where lines are those of the entry. */
  readonly entry?: string;
}

/**
 * Decodes bytes that begin and end between characters. Nothing is replaced: one wrong byte is an error.
 * A byte order mark is kept; `withoutMark` takes it off a file's beginning.
 *
 * @throws InputError naming line and column of the first byte that is not UTF-8.
 */
export function decodeUtf8(bytes: Uint8Array, whence: Whence): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw badByte(bytes, whence);
  }
}

/** The text without the byte order mark that some editors put before it. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function badByte(bytes: Uint8Array, { file, firstLine, entry }: Whence): InputError {
  const offset = firstBadByte(bytes);
  const lineStart = offset === 0 ? 0 : bytes.lastIndexOf(NEWLINE, offset - 1) + 1;
  const lineEnd = bytes.indexOf(NEWLINE, offset);
  const line = firstLine + newlines(bytes.subarray(0, lineStart));
  const column = [...lossy(bytes.subarray(lineStart, offset))].length + 1;
  const value = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const where = entry === undefined ? file : `${file}, entry ${entry}`;
  return new InputError({
    message: `${where} is not UTF-8: line ${line}, column ${column} holds the byte 0x${value}`,
    remedy: REMEDY,
    at: { file, line, column, ...(entry === undefined ? {} : { entry }) },
    sourceLine: excerpt(lossy(bytes.subarray(lineStart, lineEnd < 0 ? bytes.length : lineEnd))),
  });
}

/** Index of the first byte that begins no character. Halving works: a prefix of good bytes is good. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (isGoodSoFar(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  let start = good;
  while (start > 0 && good - start < 3 && !isWhole(bytes.subarray(0, start))) start--;
  return start;
}

function isGoodSoFar(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function isWhole(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function lossy(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === NEWLINE) count++;
  return count;
}
