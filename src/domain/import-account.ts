import type { Fate } from './resolve.ts';
import type { Put } from './store.ts';

/** What became of the labels of one annotator or judge, in whole numbers that add up to `read`. */
export interface RaterAccount {
  readonly rater: string;
  readonly read: number;
  readonly joined: number;
  readonly absent: number;
  readonly ambiguous: number;
  readonly unmatched: number;
  readonly unusable: number;
  /** Of those joined: there already, and equal. */
  readonly same: number;
  /** There already, and different: kept as it was; rejected. */
  readonly conflict: number;
}

/** The books of one import: rows in = rows whole + rows rejected. */
export interface ImportAccount {
  readonly rows: number;
  readonly whole: number;
  readonly rejected: number;
  readonly items: Readonly<Record<Put, number>>;
  readonly raters: readonly RaterAccount[];
  /** What readers had to say although nothing was lost, and how many rows it concerns. */
  readonly notes: readonly { readonly note: string; readonly rows: number }[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Keeps the books while rows stream by. */
export class Bookkeeper {
  #rows = 0;
  #rejected = 0;
  readonly #items: Record<Put, number> = { added: 0, same: 0, conflict: 0 };
  readonly #notes = new Map<string, number>();
  readonly #raters = new Map<string, Mutable<RaterAccount>>();

  row(wasRejected: boolean, notes: readonly string[] = []): void {
    this.#rows++;
    if (wasRejected) this.#rejected++;
    for (const note of notes) this.#notes.set(note, (this.#notes.get(note) ?? 0) + 1);
  }

  item(put: Put): void {
    this.#items[put]++;
  }

  label(rater: string, fate: Fate | 'conflict', put?: Put): void {
    const empty = {
      read: 0,
      joined: 0,
      absent: 0,
      ambiguous: 0,
      unmatched: 0,
      unusable: 0,
      same: 0,
      conflict: 0,
    };
    const account = this.#raters.get(rater) ?? { rater, ...empty };
    account.read++;
    account[fate]++;
    if (put === 'same') account.same++;
    this.#raters.set(rater, account);
  }

  account(): ImportAccount {
    return {
      rows: this.#rows,
      whole: this.#rows - this.#rejected,
      rejected: this.#rejected,
      items: { ...this.#items },
      raters: [...this.#raters.values()],
      notes: [...this.#notes].map(([note, rows]) => ({ note, rows })),
    };
  }
}
