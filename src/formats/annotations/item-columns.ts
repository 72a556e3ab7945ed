import { closest } from '../../domain/closest.ts';
import type { ItemReference } from '../../domain/imported.ts';
import { InputError, type Position } from '../../domain/problem.ts';
import { requiredCell } from './cells.ts';

/** A table's column and the name by which items are looked up with it: `key`, `id`, a facet or an alias. */
export interface ItemColumn {
  readonly column: string;
  readonly by: string;
}

/**
 * The columns that say which item a row is about: those of `--join`, else `key`, else `item` or `id`, which
 * both hold the id that the items' source gave.
 *
 * @throws InputError where the table has none of them.
 */
export function findItemColumns(
  columns: readonly string[],
  join: readonly string[] | undefined,
  at: Position,
): readonly ItemColumn[] {
  if (join !== undefined) return join.map((name) => joinColumn(name, columns, at));
  if (columns.includes('key')) return [{ column: 'key', by: 'key' }];
  const column = ['item', 'id'].find((name) => columns.includes(name));
  if (column !== undefined) return [{ column, by: 'id' }];
  throw new InputError({
    message: `no column says which item a row is about (columns: ${list(columns)})`,
    remedy: 'name one of them item, or say by which columns to join: --join task,epoch',
    at: headerOf(at),
  });
}

export function referenceFrom(
  values: Readonly<Record<string, unknown>>,
  columns: readonly ItemColumn[],
): ItemReference {
  return { columns: Object.fromEntries(columns.map(({ column, by }) => [by, requiredCell(values, column)])) };
}

/** `item` in a table is the id, also where it is one of several columns to join by. */
function joinColumn(name: string, columns: readonly string[], at: Position): ItemColumn {
  if (columns.includes(name)) return { column: name, by: name === 'item' ? 'id' : name };
  if (name === 'id' && columns.includes('item')) return { column: 'item', by: 'id' };
  const meant = closest(name, columns);
  throw new InputError({
    message: `there is no column "${name}" to join by (columns: ${list(columns)})`,
    remedy: meant === undefined ? 'join by columns of this file' : `did you mean "${meant}"?`,
    at: headerOf(at),
  });
}

function list(columns: readonly string[]): string {
  return columns.slice(0, 12).join(', ') + (columns.length > 12 ? ', ...' : '');
}

/** What is wrong with columns is wrong in the file, not in the row that showed it. */
function headerOf({ file }: Position): Position {
  return { file };
}
