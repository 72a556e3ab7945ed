import { compareCodePoints } from './canonical-json.ts';
import type { Fate, Resolved } from './resolve.ts';
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
  /** What the joined ones say: label, or outcome, -> count. Shows a label that was mapped the wrong way round. */
  readonly said: Readonly<Record<string, number>>;
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
  /** Why rows were rejected, the most frequent reason first, with its first wording. */
  readonly reasons: readonly { readonly example: string; readonly count: number }[];
}

/** The account while it is kept. */
interface OpenAccount {
  readonly rater: string;
  readonly fates: Record<Fate | 'conflict', number>;
  readonly said: Map<string, number>;
  read: number;
  same: number;
}

/** Keeps the books while rows stream by. */
export class Bookkeeper {
  #rows = 0;
  #rejected = 0;
  readonly #items: Record<Put, number> = { added: 0, same: 0, conflict: 0 };
  readonly #notes = new Map<string, number>();
  readonly #raters = new Map<string, OpenAccount>();
  readonly #reasons = new Map<string, { readonly example: string; count: number }>();

  /** @param why reasons for which the row, or a part of it, was rejected; empty for a whole row. */
  row(why: readonly string[], notes: readonly string[] = []): void {
    this.#rows++;
    if (why.length > 0) this.#rejected++;
    for (const reason of why) this.#reason(reason);
    for (const note of notes) this.#notes.set(note, (this.#notes.get(note) ?? 0) + 1);
  }

  item(put: Put): void {
    this.#items[put]++;
  }

  label({ rater, fate, says }: Pick<Resolved, 'rater' | 'fate' | 'says'>, put?: Put): void {
    const account = this.#raters.get(rater) ?? openAccount(rater);
    this.#raters.set(rater, account);
    account.read++;
    account.fates[put === 'conflict' ? put : fate]++;
    if (put === 'same') account.same++;
    if (says !== undefined && put !== 'conflict') account.said.set(says, (account.said.get(says) ?? 0) + 1);
  }

  account(): ImportAccount {
    return {
      rows: this.#rows,
      whole: this.#rows - this.#rejected,
      rejected: this.#rejected,
      items: { ...this.#items },
      raters: [...this.#raters.values()].map(({ fates, said, ...account }) => ({
        ...account,
        ...fates,
        said: Object.fromEntries([...said].sort(([left], [right]) => compareCodePoints(left, right))),
      })),
      reasons: [...this.#reasons.values()].sort((left, right) => right.count - left.count),
      notes: [...this.#notes].map(([note, rows]) => ({ note, rows })),
    };
  }

  /** Reasons that differ only in what they quote are one reason. */
  #reason(reason: string): void {
    const kind = reason.replace(/"[^"]*"/g, '""');
    const known = this.#reasons.get(kind) ?? { example: reason, count: 0 };
    known.count++;
    this.#reasons.set(kind, known);
  }
}

function openAccount(rater: string): OpenAccount {
  const fates = { joined: 0, absent: 0, ambiguous: 0, unmatched: 0, unusable: 0, conflict: 0 };
  return { rater, fates, said: new Map(), read: 0, same: 0 };
}
