import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Tables } from './tables.ts';

/** Kysely over node:sqlite. Its statements run on the connection given, which stays the caller's to close. */
export function queryBuilder(connection: DatabaseSync): Kysely<Tables> {
  const database: SqliteDatabase = {
    close: () => {},
    prepare: (sql) => adapt(connection, sql),
  };
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
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
