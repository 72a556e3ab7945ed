import { basename } from 'node:path';
import { emptyRow, type ImportedRow } from '../../domain/imported.ts';
import type { Position } from '../../domain/problem.ts';
import { numbered } from '../../domain/transcript.ts';
import { addMetadata } from '../source/add-metadata.ts';
import { expectId, expectMembers, reasonOf } from '../source/expect.ts';
import { readJsonl } from '../source/jsonl.ts';
import type { LineOptions } from '../source/lines.ts';
import { readMessages } from './messages.ts';

/**
 * Reads chat messages as OpenAI's API spells them: JSONL, one `{"messages": [...]}` per line, with an optional
 * `id` (default: the line's number) and `metadata`, whose single values become facets.
 *
 * @throws InputError where the file is absent, a line is too long, or a byte is not UTF-8.
 * @example for await (const row of readOpenAiChat('chats.jsonl')) {}
 */
export async function* readOpenAiChat(path: string, options: LineOptions = {}): AsyncGenerator<ImportedRow> {
  for await (const line of readJsonl(path, options)) {
    const row = emptyRow(line.at, line.raw);
    try {
      yield 'broken' in line
        ? { ...row, rejects: [line.broken] }
        : { ...row, ...readConversation(line.value, line.at) };
    } catch (error) {
      yield { ...row, rejects: [reasonOf(error)] };
    }
  }
}

function readConversation(value: unknown, { file, line }: Position): Pick<ImportedRow, 'items' | 'notes'> {
  const record = expectMembers(value, 'line');
  const hasId = record['id'] !== undefined && record['id'] !== null;
  const id = hasId ? expectId(record['id'], 'id') : String(line);
  const messages = numbered(readMessages(record['messages'], 'messages'));
  const { facets, leftOut } = addMetadata({}, record['metadata']);
  return {
    // Line numbers repeat from file to file, so the key names the file too.
    items: [
      { id, key: hasId ? id : `${basename(file)}/${id}`, content: { kind: 'transcript', messages }, facets },
    ],
    notes: [
      ...(hasId ? [] : ['the line has no id: its number is the id']),
      ...leftOut.map((name) => `metadata.${name} is no short single value: not imported as a facet`),
    ],
  };
}
