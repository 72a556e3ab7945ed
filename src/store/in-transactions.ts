import type { Database } from './database.ts';

/** Rows per transaction: some 50 ms, so that another process gets its turn and the disk is not asked for each. */
const ROWS = 10_000;

/** Handles every row, in order, some thousand rows to a transaction; each of them is saved or not as a whole. */
export function inTransactions<Row, Result>(
  database: Database,
  rows: Iterable<Row>,
  handle: (row: Row, index: number) => Result,
): readonly Result[] {
  const results: Result[] = [];
  for (const batch of batches(rows)) {
    const start = results.length;
    const handled = database.write(() => batch.map((row, offset) => handle(row, start + offset)));
    for (const result of handled) results.push(result);
  }
  return results;
}

function* batches<Row>(rows: Iterable<Row>): Generator<readonly Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
