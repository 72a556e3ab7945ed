import type { Position } from '../../domain/problem.ts';
import { excerpt } from './excerpt.ts';
import { parseJson } from './json.ts';
import { type LineOptions, readLines } from './lines.ts';

/** A line that holds a value, or one that does not and why. `raw` is the line, cut for the rejects file. */
export type JsonLine =
  | { readonly at: Position; readonly value: unknown; readonly raw: string }
  | { readonly at: Position; readonly broken: string; readonly raw: string };

/**
 * The values of a JSONL file, one per line, in order. Blank lines are skipped and still counted in line
 * numbers. A broken line is yielded as such, and reading goes on behind it.
 *
 * @throws InputError where the file is absent, a line is too long, or a byte is not UTF-8.
 */
export async function* readJsonl(path: string, options: LineOptions = {}): AsyncGenerator<JsonLine> {
  for await (const { number, text } of readLines(path, options)) {
    if (text.trim() === '') continue;
    const parsed = parseJson(text);
    const at = { file: path, line: number };
    const raw = excerpt(text);
    yield 'value' in parsed
      ? { at, value: parsed.value, raw }
      : { at, broken: `the line is not JSON: ${parsed.broken}`, raw };
  }
}
