import type { Database } from './database.ts';
import { scanNumbers } from './scan-numbers.ts';

/** Readings as they are scanned: the store's numbers, before they are turned into codes. */
export class RawReadings {
  rows = 0;
  readonly item: Int32Array;
  readonly candidate: Int32Array;
  readonly presentation: Int32Array;
  readonly repeat: Int32Array;
  readonly occasion: Int32Array;
  readonly outcome: Uint8Array;
  readonly label: Int32Array;
  /** Number of the explanation; -1 where there is none. */
  readonly explanation: Int32Array;
  readonly #shared: ReadonlySet<number>;
  /** Rows of candidates that stand in several runs, by what the trial is apart from its run. */
  readonly #places = new Map<string, number>();
  /** The trial of the row before, and where its reading stands. */
  #trial = -1;
  #last = -1;

  constructor(capacity: number, shared: ReadonlySet<number>) {
    this.#shared = shared;
    this.item = new Int32Array(capacity);
    this.candidate = new Int32Array(capacity);
    this.presentation = new Int32Array(capacity);
    this.repeat = new Int32Array(capacity);
    this.occasion = new Int32Array(capacity);
    this.outcome = new Uint8Array(capacity);
    this.label = new Int32Array(capacity);
    this.explanation = new Int32Array(capacity);
  }

  /** Takes the next row of the scan; a later version, or a later run's, overwrites what it replaces. */
  take(row: readonly number[], itemIndexes: Int32Array): void {
    // Read by index: destructuring would cost a third of the whole scan.
    const item = itemIndexes[row[1] ?? -1] ?? -1;
    if (item < 0) return;
    const trial = row[0] ?? 0;
    const candidate = row[2] ?? 0;
    const at = trial === this.#trial ? this.#last : this.#place(item, candidate, row);
    this.#trial = trial;
    this.#last = at;
    this.item[at] = item;
    this.candidate[at] = candidate;
    this.presentation[at] = row[3] ?? 0;
    this.repeat[at] = row[4] ?? 0;
    this.occasion[at] = row[5] ?? 0;
    this.outcome[at] = row[6] ?? 0;
    this.label[at] = row[7] ?? -1;
    this.explanation[at] = row[8] ?? -1;
  }

  /** The different values of a column. */
  distinct(column: Int32Array): ReadonlySet<number> {
    return new Set(column.subarray(0, this.rows));
  }

  #place(item: number, candidate: number, row: readonly number[]): number {
    if (!this.#shared.has(candidate)) return this.rows++;
    const place = `${item} ${candidate} ${row[3]} ${row[4]} ${row[5]}`;
    const known = this.#places.get(place);
    if (known !== undefined) return known;
    this.#places.set(place, this.rows);
    return this.rows++;
  }
}

/** Candidates that more than one run has asked. */
export function sharedCandidates(database: Database): ReadonlySet<number> {
  const shared = new Set<number>();
  scanNumbers(
    database,
    `SELECT candidate.id FROM candidate JOIN run
     ON EXISTS (SELECT 1 FROM trial WHERE trial.run = run.id AND trial.candidate = candidate.id)
     GROUP BY candidate.id HAVING count(*) > 1`,
    [],
    ([candidate = 0]) => shared.add(candidate),
  );
  return shared;
}
