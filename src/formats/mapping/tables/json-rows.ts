import { InputError } from '../../../domain/problem.ts';
import { excerpt } from '../../source/excerpt.ts';
import { isMembers } from '../../source/expect.ts';
import { parseJson } from '../../source/json.ts';
import { readText } from '../../source/read-text.ts';
import { follow } from '../compile-value.ts';
import type { TableSpec } from '../schema/table.ts';
import { findJsonError } from './json-error.ts';
import type { FoundRecord } from './record.ts';
import { unnestDocument } from './unnest.ts';

/**
 * The records of a JSON document, which is read whole (at most 512 MiB): the entries of the list at `rows`,
 * the leaves of the object there where `unnest` names its keys, else that object as one record.
 *
 * @throws InputError where the text is no JSON or holds no records at that place.
 */
export async function* jsonRows(file: string, table: TableSpec): AsyncGenerator<FoundRecord> {
  const text = await readText(file);
  const parsed = parseJson(text);
  if ('broken' in parsed) throw broken(file, text);
  const way = typeof table.rows === 'string' ? [table.rows] : (table.rows ?? []);
  const { isThere, value } = follow(parsed.value, way);
  if (!isThere) throw nothingThere(file, way, parsed.value);
  const entry = way.map((step) => `/${step}`).join('');
  if (Array.isArray(table.unnest)) {
    yield* unnestDocument(value, table.unnest, file, entry);
  } else if (Array.isArray(value)) {
    for (const [index, record] of value.entries()) {
      const at = { file, entry: `${entry}/${index}` };
      const raw = excerpt(JSON.stringify(record) ?? 'null');
      yield { at, raw, position: index + 1, fields: isMembers(record) ? record : { value: record } };
    }
  } else if (isMembers(value)) {
    yield { at: { file }, raw: excerpt(JSON.stringify(value)), position: 1, fields: value };
  } else throw noRecords(file, way);
}

function broken(file: string, text: string): InputError {
  const error = findJsonError(text);
  return new InputError({
    message: 'the file is not JSON from here on',
    remedy: 'mend it here; a file with one JSON value per line needs format: jsonl',
    at: { file, ...(error ? { line: error.line, column: error.column } : {}) },
    ...(error ? { sourceLine: excerpt(error.sourceLine) } : {}),
  });
}

function nothingThere(file: string, way: readonly (string | number)[], document: unknown): InputError {
  const reached = way.findIndex((_, index) => !follow(document, way.slice(0, index + 1)).isThere);
  const { value } = follow(document, way.slice(0, reached));
  const members = isMembers(value) ? Object.keys(value).slice(0, 8).join(', ') : 'no members';
  return new InputError({
    message: `the document has nothing at ${JSON.stringify(way.slice(0, reached + 1))}`,
    remedy: `mend \`rows\`; there are ${members}`,
    at: { file },
  });
}

function noRecords(file: string, way: readonly (string | number)[]): InputError {
  const where = way.length === 0 ? 'the document' : `what stands at ${JSON.stringify(way)}`;
  return new InputError({
    message: `${where} is neither a list nor an object`,
    remedy: 'say with `rows` where in the document the records stand',
    at: { file },
  });
}
