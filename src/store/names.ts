import type { StatementSync } from 'node:sqlite';
import { fromStored, toStored } from './text-codec.ts';

/** Names held in memory at most: beyond, the cache starts anew, so that memory stays flat. */
const CACHED = 500_000;
const CACHED_TEXTS = 10_000;

/** What `Names` needs of a database. */
interface Statements {
  statement(sql: string): StatementSync;
}

/** A table that gives texts their numbers. Numbers never change, so they are kept in memory once seen. */
export class Names {
  readonly #database: Statements;
  readonly #find: string;
  readonly #add: string;
  readonly #text: string;
  readonly #numbers = new Map<string, number>();
  readonly #texts = new Map<number, string>();

  constructor(database: Statements, table: string, column: string) {
    this.#database = database;
    this.#find = `SELECT id FROM ${table} WHERE ${column} = ?`;
    this.#add = `INSERT INTO ${table} (${column}) VALUES (?)`;
    this.#text = `SELECT ${column} AS text FROM ${table} WHERE id = ?`;
  }

  /** The text's number, or `undefined` where the table does not hold it. */
  find(text: string): number | undefined {
    const cached = this.#numbers.get(text);
    if (cached !== undefined) return cached;
    const number = this.findOnce(text);
    return number === undefined ? undefined : this.#remember(text, number);
  }

  /** The same for a text that is not asked for again soon: it is not kept in memory. */
  findOnce(text: string): number | undefined {
    const row = this.#database.statement(this.#find).get(toStored(text));
    return row === undefined ? undefined : Number(row['id']);
  }

  /** The text's number, given to it now where it has none. Only within a transaction that writes. */
  number(text: string): number {
    return this.find(text) ?? this.#remember(text, this.#insert(text));
  }

  /** The text of a number that was given out. */
  text(number: number): string {
    const cached = this.#texts.get(number);
    if (cached !== undefined) return cached;
    const row = this.#database.statement(this.#text).get(number);
    if (row === undefined) throw new Error(`nothing is stored under number ${number}: ${this.#text}`);
    const text = fromStored(String(row['text']));
    if (this.#texts.size >= CACHED_TEXTS) this.#texts.clear();
    this.#texts.set(number, text);
    return text;
  }

  forget(): void {
    this.#numbers.clear();
    this.#texts.clear();
  }

  #insert(text: string): number {
    return Number(this.#database.statement(this.#add).run(toStored(text)).lastInsertRowid);
  }

  #remember(text: string, number: number): number {
    if (this.#numbers.size >= CACHED) this.#numbers.clear();
    this.#numbers.set(text, number);
    return number;
  }
}
