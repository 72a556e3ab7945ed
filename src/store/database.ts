import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LogFile } from './log-file.ts';
import { Names } from './names.ts';
import { storeError } from './store-error.ts';

/** What a commit waits for, in SQLite's words: the disk, or nothing. */
type Synchronous = 'FULL' | 'NORMAL';

/** An open store file: prepared statements, transactions, and the small dictionaries. */
export class Database {
  readonly file: string;
  readonly connection: DatabaseSync;
  readonly words: Names;
  readonly criteria: Names;
  readonly candidates: Names;
  readonly items: Names;
  readonly runs: Names;
  readonly #statements = new Map<string, StatementSync>();
  readonly #log: LogFile;
  /** As the file is opened. */
  #synchronous: Synchronous = 'FULL';

  constructor(file: string, connection: DatabaseSync) {
    this.file = file;
    this.connection = connection;
    this.#log = new LogFile(file);
    this.words = new Names(this, 'word', 'text');
    this.criteria = new Names(this, 'criterion', 'name');
    this.candidates = new Names(this, 'candidate', 'hash');
    this.items = new Names(this, 'item', 'key');
    this.runs = new Names(this, 'run', 'hash');
  }

  /** A statement, prepared once. Do not use one while its own rows are still being iterated. */
  statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /**
   * Runs `work` in one transaction that has the right to write from its beginning: two processes take turns
   * instead of failing half-way. `work` does not await, so calls on one store never interleave in it. What it wrote is
   * on the disk when it returns.
   */
  write<T>(work: () => T): T {
    return this.#transact('FULL', work);
  }

  /** `write` that does not wait for the disk: what it wrote outlives this process, and a power cut after `sync`. */
  writeUnsynced<T>(work: () => T): T {
    return this.#transact('NORMAL', work);
  }

  #transact<T>(synchronous: Synchronous, work: () => T): T {
    if (synchronous !== this.#synchronous) this.connection.exec(`PRAGMA synchronous = ${synchronous}`);
    this.#synchronous = synchronous;
    // Prepared: a replay commits hundreds of times a second, and to parse a statement costs more than many a row.
    this.statement('BEGIN IMMEDIATE').run();
    try {
      const value = work();
      this.statement('COMMIT').run();
      return value;
    } catch (error) {
      // A full disk may have rolled back already.
      if (this.connection.isTransaction) this.connection.exec('ROLLBACK');
      // Numbers given out in this transaction name nothing any more.
      for (const names of [this.words, this.criteria, this.candidates, this.items, this.runs]) names.forget();
      throw error;
    }
  }

  /** Resolves when everything that was written before is on the disk. Nothing waits for it meanwhile. */
  sync(): Promise<void> {
    return this.#log.sync();
  }

  /** The one place where SQLite's errors become problems with a remedy. */
  async guard<T>(work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw storeError(error, this.file);
    }
  }

  close(): void {
    this.#log.close();
    this.#statements.clear();
    if (this.connection.isOpen) this.connection.close();
  }
}
