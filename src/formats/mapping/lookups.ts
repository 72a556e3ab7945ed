import { InputError, type Position } from '../../domain/problem.ts';
import { unusableReason } from '../annotations/cells.ts';
import { compileValue, type LookupTable, type ValueContext } from './compile-value.ts';
import type { ExpressionLimits } from './expressions.ts';
import type { Mapping } from './mapping.ts';
import type { Row } from './row.ts';
import type { Root } from './tables/table-files.ts';
import { tableRows } from './tables/table-rows.ts';
import { textOf, type Value } from './value.ts';

/**
 * Reads the files that a mapping looks things up in: one entry per key is held in memory. Rows with a blank
 * key or value are passed over.
 *
 * @throws InputError where a row cannot be read, or a key has two values.
 */
export async function readLookups(
  mapping: Mapping,
  root: Root,
  limits?: ExpressionLimits,
): Promise<Readonly<Record<string, LookupTable>>> {
  const tables: [string, LookupTable][] = [];
  for (const [name, lookup] of Object.entries(mapping.spec.lookups ?? {})) {
    const at = ['lookups', name];
    const context: ValueContext = { lookups: {}, expressions: [], fields: [] };
    const key = compileValue(lookup.key, [...at, 'key'], context);
    const value = compileValue(lookup.value, [...at, 'value'], context);
    const reading = { table: lookup, at, mapping, root, context, ...(limits ? { limits } : {}) };
    const found = new Map<string, string>();
    for await (const row of tableRows(reading)) {
      if ('broken' in row) throw problem(name, row.broken, 'mend the file', row.at);
      enter(name, found, row, key, value);
    }
    tables.push([name, found]);
  }
  return Object.fromEntries(tables);
}

function enter(name: string, found: Map<string, string>, row: Row, key: Value, value: Value): void {
  const [wanted, text] = [key, value].map((entry) => readText(name, entry, row));
  if (wanted === undefined || text === undefined) return;
  const known = found.get(wanted);
  if (known !== undefined && known !== text) {
    const message = `"${wanted}" is "${known}" in one row and "${text}" in this one`;
    throw problem(name, message, 'look up by a key that has one value', row.at);
  }
  found.set(wanted, text);
}

function readText(name: string, value: Value, row: Row): string | undefined {
  try {
    return textOf(value, row);
  } catch (error) {
    throw problem(name, unusableReason(error), 'take a field that is text, or mend the file', row.at);
  }
}

function problem(name: string, message: string, remedy: string, at: Position): InputError {
  return new InputError({ message: `lookup ${name}: ${message}`, remedy, at });
}
