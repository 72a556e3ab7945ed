/** Rows are gathered for so long at most, and no more than so many at once. */
const GATHER_MILLISECONDS = 1;
const MOST_ROWS = 256;

/**
 * Gathers what many workers want to write and writes it together: one transaction, one wait for the disk.
 * Each caller's promise settles after the write that holds its row, so what was awaited is saved. Groups are
 * written one after another, in the order in which rows were added; while one is written the next gathers, so
 * that groups grow by themselves when writes are slow.
 */
export class GroupCommit<Row, Result> {
  readonly #write: (rows: readonly Row[]) => Promise<readonly Result[]>;
  #waiting: Waiting<Row, Result>[] = [];
  #turn: NodeJS.Immediate | undefined;
  #isWriting = false;

  /** @param write returns one result per row. */
  constructor(write: (rows: readonly Row[]) => Promise<readonly Result[]>) {
    this.#write = write;
  }

  add(row: Row): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isWriting || this.#waiting.length === 0) return;
    if (this.#waiting.length >= MOST_ROWS) void this.#writeGroup();
    else if (this.#turn === undefined) this.#gather(performance.now() + GATHER_MILLISECONDS);
  }

  /**
   * Turn by turn of the event loop, as long as every turn brings more: a timer would take a millisecond or two, for
   * which all callers wait, and turns that bring nothing cost as much as those that do.
   */
  #gather(end: number, before = 0): void {
    this.#turn = setImmediate(() => {
      const rows = this.#waiting.length;
      if (rows > before && performance.now() < end) this.#gather(end, rows);
      else void this.#writeGroup();
    });
  }

  async #writeGroup(): Promise<void> {
    clearImmediate(this.#turn);
    this.#turn = undefined;
    this.#isWriting = true;
    const group = this.#waiting.splice(0, MOST_ROWS);
    try {
      const results = await this.#write(group.map(({ row }) => row));
      if (results.length !== group.length) throw new RangeError('a group write returns one result per row');
      results.forEach((result, index) => {
        group[index]?.resolve(result);
      });
    } catch (error) {
      // A disk that does not write is no outcome of a trial: everybody waiting hears of it.
      for (const { reject } of group) reject(error);
    }
    this.#isWriting = false;
    this.#schedule();
  }
}

interface Waiting<Row, Result> {
  readonly row: Row;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}
