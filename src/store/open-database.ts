import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { InputError } from '../domain/problem.ts';
import { Database } from './database.ts';
import { MIGRATIONS } from './migrations.ts';
import { isBusy, mayNotWrite, storeError } from './store-error.ts';

/** "ASSY": tells a store from any other SQLite database. */
const APPLICATION_ID = 0x41535359;

/** How long a process waits for another one's transaction; ours take some ten milliseconds. */
const BUSY_MS = 10_000;
const TRY_AGAIN_MS = 10;

/**
 * Opens or makes a store file; `:memory:` makes one that is gone when it is closed. A file that may not be
 * written opens for reading.
 *
 * @throws InputError where the file is no store, was written by a newer assay, or cannot be opened.
 */
export function openDatabase(file: string): Database {
  let opened: Opened | undefined;
  try {
    opened = connect(file);
    refuseForeign(opened, file);
    if (!opened.readOnly) prepareForWriting(opened.connection);
    return new Database(file, opened.connection);
  } catch (error) {
    if (opened?.connection.isOpen) opened.connection.close();
    throw storeError(error, file);
  }
}

interface Opened {
  readonly connection: DatabaseSync;
  readonly readOnly: boolean;
}

const OPTIONS = { defensive: true, enableForeignKeyConstraints: true, timeout: BUSY_MS };

/** Whether a file may be written is learnt by asking for the right to, which SQLite alone knows how to do. */
function connect(file: string): Opened {
  if (file !== ':memory:') mkdirSync(dirname(resolve(file)), { recursive: true });
  const isThere = file !== ':memory:' && existsSync(file);
  if (isThere && statSync(file).isDirectory()) {
    throw new InputError({
      message: 'the store cannot be a folder',
      remedy: 'name a file',
      at: { file },
    });
  }
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(file, OPTIONS);
    connection.exec('BEGIN IMMEDIATE; ROLLBACK');
    return { connection, readOnly: false };
  } catch (error) {
    if (connection?.isOpen) connection.close();
    if (!isThere || !mayNotWrite(error)) throw error;
    return { connection: connectReadOnly(file), readOnly: true };
  }
}

function connectReadOnly(file: string): DatabaseSync {
  const connection = new DatabaseSync(file, { ...OPTIONS, readOnly: true });
  try {
    connection.prepare('PRAGMA user_version').get();
    return connection;
  } catch (error) {
    connection.close();
    // In a folder without the right to write, the log's index cannot be made. Without a log, all is in the
    // file, and it can be read as one that nobody changes; with one, that would hide what was saved last.
    const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
    if (log !== undefined && log.size > 0) throw error;
    const url = pathToFileURL(resolve(file));
    url.searchParams.set('immutable', '1');
    return new DatabaseSync(url, { ...OPTIONS, readOnly: true });
  }
}

function refuseForeign({ connection, readOnly }: Opened, file: string): void {
  // At one moment: another process may be making the store just now.
  connection.exec('BEGIN');
  const version = pragma(connection, 'user_version');
  const application = pragma(connection, 'application_id');
  const isEmpty = connection.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] === 0;
  connection.exec('ROLLBACK');
  if (application !== APPLICATION_ID && !(application === 0 && version === 0 && isEmpty)) {
    throw new InputError({
      message: 'this file is a database of another program, not a store of assay',
      remedy: 'name another file, or move this one away so that a new store can be made',
      at: { file },
    });
  }
  if (version > MIGRATIONS.length) {
    throw new InputError({
      message: `the store has version ${version}; this assay knows versions up to ${MIGRATIONS.length}`,
      remedy: 'upgrade assay: npm install judge-assay@latest',
      at: { file },
    });
  }
  if (readOnly && version < MIGRATIONS.length) {
    throw new InputError({
      message: `the store has version ${version}, is to be brought to ${MIGRATIONS.length}, and cannot be written`,
      remedy: 'make the file and its folder writable, then run the command again',
      at: { file },
    });
  }
}

function prepareForWriting(connection: DatabaseSync): void {
  writeAhead(connection);
  // FULL: what was acknowledged is on the disk, also after a power cut. A cache of 4 MB: where a transaction rearranged
  // an index SQLite looks through all of it, which in one of 32 MB takes longer than the transaction.
  connection.exec(`
    PRAGMA synchronous = FULL;
    PRAGMA cache_size = -4096;
    PRAGMA journal_size_limit = 67108864;
  `);
  if (pragma(connection, 'user_version') === MIGRATIONS.length) return;
  connection.exec('BEGIN IMMEDIATE');
  // Read again: another process may have migrated while this one waited.
  const version = pragma(connection, 'user_version');
  for (const migration of MIGRATIONS.slice(version)) connection.exec(migration);
  connection.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${MIGRATIONS.length}`);
  connection.exec('COMMIT');
}

/** The busy timeout does not cover this change, which fails at once while another process makes it or opens the file. */
function writeAhead(connection: DatabaseSync): void {
  const end = performance.now() + BUSY_MS;
  for (;;) {
    try {
      connection.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TRY_AGAIN_MS);
    }
  }
}

function pragma(connection: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(connection.prepare(`PRAGMA ${name}`).get()?.[name]);
}
