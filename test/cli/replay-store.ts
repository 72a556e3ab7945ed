import { DatabaseSync } from 'node:sqlite';

const OUTCOMES = ['verdict', 'abstained', 'refused', 'unparsable', 'cut_off', 'too_long', 'failed'];

export interface DoneTrial {
  readonly trial: number;
  readonly item: string;
  readonly readings: number;
  readonly attempts: number;
  readonly outcome: string;
}

/** Trials that are done, in the order of the plan, read past the program. */
export function doneTrials(store: string): readonly DoneTrial[] {
  const sql = `
    SELECT trial.id AS trial, item.key AS item, max(reading.outcome) AS outcome,
      (SELECT count(*) FROM reading WHERE reading.trial = trial.id) AS readings,
      (SELECT count(*) FROM attempt WHERE attempt.trial = trial.id) AS attempts
    FROM trial JOIN item ON item.id = trial.item LEFT JOIN reading ON reading.trial = trial.id
    WHERE trial.done = 1 GROUP BY trial.id ORDER BY trial.id`;
  return query(store, sql).map(({ trial, item, readings, attempts, outcome }) => ({
    trial: Number(trial),
    item: String(item),
    readings: Number(readings),
    attempts: Number(attempts),
    outcome: OUTCOMES[Number(outcome)] ?? '',
  }));
}

export function countAttempts(store: string): { readonly all: number; readonly open: number } {
  const [row] = query(store, 'SELECT count(*) AS n, sum(ended_at IS NULL) AS open FROM attempt');
  return { all: Number(row?.['n']), open: Number(row?.['open']) };
}

/** Texts of the replies received, sorted. */
export function storedReplies(store: string): readonly string[] {
  return query(store, 'SELECT text FROM reply')
    .map(({ text }) => String(text))
    .sort();
}

/** Label -> readings. */
export function labelCounts(store: string): Record<string, number> {
  const sql = `SELECT word.text AS label, count(*) AS n FROM reading JOIN word ON word.id = reading.label GROUP BY label`;
  return Object.fromEntries(query(store, sql).map(({ label, n }) => [String(label), Number(n)]));
}

export function query(store: string, sql: string) {
  const database = new DatabaseSync(store, { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}
