/** Rows are never kept waiting longer than this, nor more than so many of them. */
const MOST_MILLISECONDS = 20;
const MOST_ROWS = 256;

/**
 * Gathers what many workers want to write and writes it together: one transaction, one wait for the disk.
 * Each caller's promise settles after the write that holds its row, so what was awaited is saved. While one
 * write runs the next group gathers; when writes are slow groups grow by themselves.
 */
export class GroupCommit<Row, Result> {
  readonly #write: (rows: readonly Row[]) => Promise<readonly Result[]>;
  #waiting: Waiting<Row, Result>[] = [];
  #timer: NodeJS.Timeout | undefined;
  #lastWrite = 0;

  constructor(write: (rows: readonly Row[]) => Promise<readonly Result[]>) {
    this.#write = write;
  }

  add(row: Row): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject });
      if (this.#waiting.length >= MOST_ROWS) this.#flush();
      else this.#timer ??= setTimeout(() => this.#flush(), Math.min(MOST_MILLISECONDS, this.#lastWrite));
    });
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length > 0) void this.#writeGroup(group);
  }

  async #writeGroup(group: readonly Waiting<Row, Result>[]): Promise<void> {
    const started = performance.now();
    try {
      const results = await this.#write(group.map(({ row }) => row));
      for (const [index, { resolve, reject }] of group.entries()) {
        const result = results[index];
        if (index < results.length) resolve(result as Result);
        else reject(new RangeError('a group write must return one result per row'));
      }
    } catch (error) {
      // A disk that does not write is no outcome of a trial: everybody waiting hears of it.
      for (const { reject } of group) reject(error);
    }
    // Waiting as long as a write takes keeps the disk at most half busy.
    this.#lastWrite = performance.now() - started;
  }
}

interface Waiting<Row, Result> {
  readonly row: Row;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}
