import { detectHeader } from './detect-header.ts';
import { detectLine } from './detect-line.ts';
import type { Detected } from './detected.ts';
import { readJsonl } from './source/jsonl.ts';
import { readLines } from './source/lines.ts';
import { openSource } from './source/open.ts';

const HEAD = 64 * 1024;
const LINES = 20;
/** How Inspect's `.json` logs begin, and what they hold near the beginning. */
const LOG_START = /^\s*\{\s*"(?:version|status|eval)"/;
const LOG_SPEC = /"eval"\s*:\s*\{/;

/**
 * Tells a file's format from its first bytes, or from its first lines where those are JSON; the name settles
 * nothing except that `.eval` is an Inspect log.
 *
 * @throws InputError where the file is absent, or the lines looked at are not UTF-8.
 * @example await detectFormat('gold.csv') // { format: 'annotations_csv' }
 */
export async function detectFormat(path: string): Promise<Detected> {
  const head = await readHead(path);
  if (path.endsWith('.eval')) return { format: 'inspect' };
  if (head.startsWith('PK\u0003\u0004')) return detectArchive(head);
  const text = head.trimStart();
  if (text === '') return { saw: 'an empty file' };
  if (LOG_START.test(text) && LOG_SPEC.test(text)) return { format: 'inspect' };
  if (text.startsWith('[')) return { saw: 'a JSON list; a mapping file can read its records' };
  return text.startsWith('{') ? detectLines(path) : detectTable(path);
}

/** One character per byte: enough to look for ASCII marks. */
async function readHead(path: string): Promise<string> {
  const file = await openSource(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const isMarked = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
    return buffer.toString('latin1', isMarked ? 3 : 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The first entry's name stands at byte 30 of an archive. */
function detectArchive(head: string): Detected {
  return /^(?:_journal\/|header\.json|samples\/)/.test(head.slice(30))
    ? { format: 'inspect' }
    : { saw: 'a ZIP archive that holds no Inspect log' };
}

/** The first line that only one format can have written decides; else the first line does. */
async function detectLines(path: string): Promise<Detected> {
  let first: Detected | undefined;
  let seen = 0;
  for await (const line of readJsonl(path)) {
    if ('broken' in line) {
      return first ?? { saw: 'a JSON document over several lines that is no Inspect log' };
    }
    const { detected, isCertain } = detectLine(line.value);
    if (isCertain) return detected;
    first ??= detected;
    if (++seen === LINES) break;
  }
  return first ?? { saw: 'an empty file' };
}

async function detectTable(path: string): Promise<Detected> {
  for await (const { text } of readLines(path)) {
    if (text.trim() !== '') return detectHeader(text);
  }
  return { saw: 'an empty file' };
}
