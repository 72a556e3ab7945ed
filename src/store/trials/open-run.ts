import type { Counted } from '../../domain/counted.ts';
import type { Run, Trial } from '../../domain/trial.ts';
import type { Database } from '../database.ts';
import { inTransactions } from '../in-transactions.ts';
import { toStored } from '../text-codec.ts';

/** Puts a run and its trials in the order given; a run that is there in full is left as it is. */
export function openRun(
  database: Database,
  run: Run,
  trials: Counted<Trial>,
): { readonly planned: number; readonly done: number } {
  const number = database.write(() => putRun(database, run));
  // A process that died while it opened the run left some trials out.
  if (countTrials(database, number).planned !== trials.length) {
    const itemOf = itemNumbers(database);
    inTransactions(database, trials, (trial) => putTrial(database, number, itemOf(trial.item), trial));
  }
  const counts = countTrials(database, number);
  if (counts.planned !== trials.length) {
    throw new Error(
      `run ${run.hash} has ${counts.planned} different trials and was opened with ${trials.length}: ` +
        'a plan names each trial once, and two plans never share a hash',
    );
  }
  return counts;
}

function putRun(database: Database, { hash, seed, createdAt }: Run): number {
  database
    .statement('INSERT INTO run (hash, seed, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    .run(toStored(hash), toStored(seed), createdAt);
  return database.runs.number(hash);
}

/** Trials on one item stand together, so the last one is at hand and the names of all are not kept in memory. */
function itemNumbers({ items }: Database): (key: string) => number {
  let last: { readonly key: string; readonly number: number } | undefined;
  return (key) => {
    if (last?.key === key) return last.number;
    const number = items.findOnce(key);
    if (number === undefined) throw new Error(`no item "${key}" was put before its trial`);
    last = { key, number };
    return number;
  };
}

function putTrial(database: Database, run: number, item: number, trial: Trial): void {
  const candidate = database.candidates.find(trial.candidate);
  if (candidate === undefined) throw new Error(`no candidate ${trial.candidate} was put before its trial`);
  database
    .statement(
      `INSERT INTO trial (run, candidate, item, presentation, repeat, occasion, done)
       VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING`,
    )
    .run(run, candidate, item, database.words.number(trial.presentation), trial.repeat, trial.occasion);
}

function countTrials(database: Database, run: number): { readonly planned: number; readonly done: number } {
  const row = database
    .statement('SELECT count(*) AS planned, coalesce(sum(done), 0) AS done FROM trial WHERE run = ?')
    .get(run);
  return { planned: Number(row?.['planned']), done: Number(row?.['done']) };
}
