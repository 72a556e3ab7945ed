import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const KNOWN = new WeakMap<DatabaseSync, Kysely<Tables>>();

/**
 * Kysely over node:sqlite. Its statements run on the store's connection, which stays the store's to close. Apart
 * from what writes, because loading it takes longer than opening a store.
 */
export function queries({ connection }: Database): Kysely<Tables> {
  const known = KNOWN.get(connection);
  if (known !== undefined) return known;
  const database: SqliteDatabase = {
    close: () => {},
    prepare: (sql) => adapt(connection, sql),
  };
  const made = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  KNOWN.set(connection, made);
  return made;
}

/** What Kysely expects of a statement: `reader` says whether it returns rows. */
function adapt(connection: DatabaseSync, sql: string): SqliteStatement {
  const statement = connection.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(bindable)),
    run: (parameters) => statement.run(...parameters.map(bindable)),
    iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
  };
}

function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint') {
    return value;
  }
  throw new TypeError(`a ${typeof value} cannot be stored`);
}
