import type { ImportedRow } from '../../domain/imported.ts';
import { emptyRow } from '../../domain/imported.ts';
import { reasonOf } from '../source/expect.ts';
import { readJsonl } from '../source/jsonl.ts';
import type { LineOptions } from '../source/lines.ts';
import { readItemLine } from './item-line.ts';

/**
 * Reads native transcripts: JSONL, one item per line (docs/formats.md, schemas/transcripts.schema.json).
 * Members that the format does not have are refused: a misspelt one would leave a hole in a transcript. Of
 * two lines with the same key the later is rejected; only keys and line numbers are kept in memory.
 *
 * @throws InputError where the file is absent, a line is too long, or a byte is not UTF-8.
 * @example for await (const row of readTranscripts('transcripts.jsonl')) {}
 */
export async function* readTranscripts(path: string, options: LineOptions = {}): AsyncGenerator<ImportedRow> {
  const lineOfKey = new Map<string, number | undefined>();
  for await (const line of readJsonl(path, options)) {
    const row = emptyRow(line.at, line.raw);
    if ('broken' in line) {
      yield { ...row, rejects: [line.broken] };
      continue;
    }
    try {
      const item = readItemLine(line.value);
      if (lineOfKey.has(item.key)) {
        yield {
          ...row,
          rejects: [`"${item.key}" already names the item of line ${lineOfKey.get(item.key)}`],
        };
        continue;
      }
      lineOfKey.set(item.key, line.at.line);
      yield { ...row, items: [item] };
    } catch (error) {
      yield { ...row, rejects: [reasonOf(error)] };
    }
  }
}
