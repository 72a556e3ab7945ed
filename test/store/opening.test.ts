import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InputError } from '../../src/domain/problem.ts';
import { CONFIDENCES_SCAN } from '../../src/store/load-confidences.ts';
import { READINGS_SCAN } from '../../src/store/load-readings.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqliteStore } from '../../src/store/sqlite-store.ts';
import { item } from './examples.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-open-'));
  file = join(folder, 'store.sqlite');
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

async function problemOf(work: () => Promise<unknown>) {
  try {
    await work();
  } catch (error) {
    if (error instanceof InputError) return error.problems[0];
    throw error;
  }
  throw new Error('it was accepted');
}

async function storeWith(...keys: string[]): Promise<void> {
  const store = await openStore(file);
  await store.putItems(keys.map((key) => item(key)));
  await store.close();
}

describe('a file that is no store', () => {
  test('is refused where it is not a database, and left as it was', async () => {
    const garbage = 'item,label\n'.repeat(1000);
    writeFileSync(file, garbage);
    expect(await problemOf(() => openStore(file))).toEqual({
      message: 'this file is not a database, so it is no store of assay',
      remedy: 'name another file, or move this one away so that a new store can be made',
      at: { file },
    });
    expect(readFileSync(file, 'utf8')).toBe(garbage);
  });

  test('is refused where it is a database of another program', async () => {
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE song (title TEXT)');
    other.close();
    const problem = await problemOf(() => openStore(file));
    expect(problem?.message).toBe('this file is a database of another program, not a store of assay');
  });

  test('is refused where it is a folder', async () => {
    expect(await problemOf(() => openStore(folder))).toEqual({
      message: 'the store cannot be a folder',
      remedy: 'name a file',
      at: { file: folder },
    });
  });

  test('is refused where a folder on its way is a file', async () => {
    writeFileSync(file, '');
    const inside = join(file, 'store.sqlite');
    expect(await problemOf(() => openStore(inside))).toMatchObject({ message: 'the store cannot be opened' });
  });
});

describe('a store of another version', () => {
  test('that is newer is refused with the remedy, and left as it was', async () => {
    await storeWith('a');
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect(await problemOf(() => openStore(file))).toEqual({
      message: `the store has version 99; this assay knows versions up to ${MIGRATIONS.length}`,
      remedy: 'upgrade assay: npm install judge-assay@latest',
      at: { file },
    });
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});

describe('a store of an older version', () => {
  test('is brought up to date when it is opened, whatever it holds', async () => {
    const old = new DatabaseSync(file);
    old.exec(`PRAGMA application_id = ${0x41535359}`);
    for (const migration of MIGRATIONS.slice(0, 1)) old.exec(migration);
    old.exec(
      "INSERT INTO explanation (rationale, confidence) VALUES ('because', 0.5); PRAGMA user_version = 1",
    );
    old.close();
    await (await openStore(file)).close();
    const now = new DatabaseSync(file);
    expect(now.prepare('PRAGMA user_version').get()?.['user_version']).toBe(MIGRATIONS.length);
    expect(now.prepare('SELECT rationale, confidence FROM explanation').get()).toEqual({
      rationale: 'because',
      confidence: 0.5,
    });
    now.close();
  });
});

describe('a store that cannot be written', () => {
  // A file's own rights: the folder may be written. Then neither.
  test.each([
    ['a read-only file', 0o755],
    ['a read-only file in a read-only folder', 0o555],
  ])('%s can be read, and says so when it is to be written', async (_, rights) => {
    await storeWith('a', 'b');
    chmodSync(file, 0o444);
    chmodSync(folder, rights);
    await asNobody(async () => {
      const store = await openStore(file);
      expect((await store.loadItems()).keys).toEqual(['a', 'b']);
      await store.replaceAnnotations([]);
      expect(await problemOf(() => store.putItems([item('c')]))).toEqual({
        message: 'the store cannot be written; what is in it is whole',
        remedy:
          'make the file and its folder writable, or copy the study to where you may write, then run the command again',
        at: { file },
      });
      expect((await store.loadItems()).keys).toEqual(['a', 'b']);
      await store.close();
    });
  });

  test('a folder where no file can be made is named with the remedy', async () => {
    chmodSync(folder, 0o555);
    await asNobody(async () => {
      expect(await problemOf(() => openStore(file))).toMatchObject({ message: 'the store cannot be opened' });
    });
  });

  test('a full disk is said so; everything saved before can be read, and it goes on when there is room', async () => {
    const database = openDatabase(file);
    const store = sqliteStore(database);
    await store.putItems([item('a')]);
    const pages = Number(database.connection.prepare('PRAGMA page_count').get()?.['page_count']);
    database.connection.exec(`PRAGMA max_page_count = ${pages + 2}`);
    const many = Array.from({ length: 500 }, (_, index) => item(`item ${index}`));
    expect(await problemOf(() => store.putItems(many))).toEqual({
      message: 'the disk is full: what was being saved is not in the store, everything saved before is',
      remedy: 'free some space, then run the same command again; it goes on where it stopped',
      at: { file },
    });
    expect((await store.loadItems()).keys).toEqual(['a']);
    database.connection.exec('PRAGMA max_page_count = 1000000');
    expect(await store.putItems(many)).toEqual(many.map(() => 'added'));
    await store.close();
  });

  test('a store that another process holds for too long is named with the remedy', async () => {
    await storeWith('a');
    const database = openDatabase(file);
    database.connection.exec('PRAGMA busy_timeout = 1');
    const holder = new DatabaseSync(file);
    holder.exec('BEGIN IMMEDIATE');
    expect(await problemOf(() => sqliteStore(database).putItems([item('b')]))).toMatchObject({
      message: 'another process holds the store and did not let go of it',
    });
    // Readers are never held up.
    expect((await sqliteStore(database).loadItems()).keys).toEqual(['a']);
    holder.exec('ROLLBACK');
    holder.close();
    expect(await sqliteStore(database).putItems([item('b')])).toEqual(['added']);
    database.close();
  });
});

describe('how a store is kept', () => {
  test('the log is written ahead and waited for; keys are enforced', () => {
    const { connection } = openDatabase(file);
    const setting = (name: string) => Object.values(connection.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect(['journal_mode', 'synchronous', 'foreign_keys'].map(setting)).toEqual(['wal', 2, 1]);
    connection.close();
  });

  test('every table is STRICT', () => {
    const { connection } = openDatabase(':memory:');
    const tables = connection
      .prepare(
        `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'`,
      )
      .all();
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.filter((table) => table['strict'] !== 1)).toEqual([]);
    connection.close();
  });

  test('the scan of readings sorts nothing and reads no index beside the table', () => {
    const { connection } = openDatabase(':memory:');
    const plan = connection
      .prepare(`EXPLAIN QUERY PLAN ${READINGS_SCAN}`)
      .all(1)
      .map((step) => step['detail']);
    expect(plan).toEqual([
      'SEARCH reading USING PRIMARY KEY (criterion=?)',
      'SEARCH trial USING INTEGER PRIMARY KEY (rowid=?)',
    ]);
    connection.close();
  });

  test('the scan of confidences reads no rationale', () => {
    const { connection } = openDatabase(':memory:');
    const plan = connection.prepare(`EXPLAIN QUERY PLAN ${CONFIDENCES_SCAN}`).all();
    expect(plan.map((step) => step['detail'])).toEqual([
      'SEARCH explanation USING COVERING INDEX explanation_with_confidence (confidence>?)',
    ]);
    connection.close();
  });

  test('processes that make one store at the same moment all succeed', async () => {
    const script = join(import.meta.dirname, 'children', 'put-item.ts');
    const run = promisify(execFile);
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(keys.map((key) => run(process.execPath, [script, file, key])));
    const store = await openStore(file);
    expect((await store.loadItems()).keys).toEqual(keys);
    await store.close();
  });

  test('threads that make one store at the same moment all succeed, time after time', async () => {
    const files = Array.from({ length: 100 }, (_, round) => join(folder, `${round}.sqlite`));
    const threads = 8;
    const arrived = new Int32Array(new SharedArrayBuffer(4 * files.length));
    const failures = await Promise.all(
      Array.from({ length: threads }, async () => {
        const script = join(import.meta.dirname, 'children', 'open-in-rounds.ts');
        return (await once(new Worker(script, { workerData: { files, threads, arrived } }), 'message'))[0];
      }),
    );
    expect(failures.flat()).toEqual([]);
  }, 60_000);
});

/** For root every file can be written, so as root the work is done as somebody else. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}
