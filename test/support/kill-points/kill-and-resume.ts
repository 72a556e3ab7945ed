import { join } from 'node:path';
import { doneTrials, query } from '../../cli/replay-store.ts';
import type { ProviderServer } from '../provider-server/start.ts';
import { startAssay } from '../start-assay.ts';
import { type Sabotage, sabotageEnvironment } from './kill-points.ts';
import type { KilledStudy } from './killed-study.ts';

/** What was seen of one replay that was killed and resumed. */
export interface Resumed {
  /** False where it ended before it came to the moment. */
  readonly wasKilled: boolean;
  /** Trials told to be done, and done in the store, when it was dead. */
  readonly told: number;
  readonly done: number;
  /** Attempts on disk without an end when it was dead. */
  readonly inFlight: number;
  /** Requests that the provider got more than once. */
  readonly twice: number;
  /** What does not hold; empty where all does. */
  readonly wrong: readonly string[];
}

/** What a replay that nobody killed leaves, by which others are checked. */
export async function undisturbed(study: KilledStudy): Promise<string> {
  const folder = await study.copy();
  const { code, err } = await startAssay(folder, {}, 'replay').ended;
  if (code !== 0) throw new Error(err);
  return verdictsIn(folder);
}

/**
 * Kills one replay at a moment, goes on with another, and says what does not hold: no reply that was told is lost,
 * nothing that was done is asked again, no more requests come twice than calls were in flight, and what is compared
 * is what it would have been.
 */
export async function killAndResume(
  study: KilledStudy,
  server: ProviderServer,
  kill: NonNullable<Sabotage['kill']>,
  expected: string,
): Promise<Resumed> {
  await server.reset();
  const folder = await study.copy();
  const store = join(folder, '.assay', 'store.sqlite');
  const claims = kill.point === 'renewing' ? ['--claim-seconds', '1'] : [];
  const killed = await startAssay(folder, sabotageEnvironment({ kill }), 'replay', '--json', ...claims).ended;
  const told = killed.out.split('"event":"trial done"').length - 1;
  const doneWhenDead = doneTrials(store);
  const inFlight = openAttempts(store);
  const resumed = await startAssay(folder, {}, 'replay', '--json').ended;
  const attempts = new Map(doneTrials(store).map((trial) => [trial.trial, trial.attempts]));
  const { requests } = await server.state();
  const twice = requests.length - new Set(requests.map(({ bodyHash }) => bodyHash)).size;
  const trials = 2 * study.items;
  const done = doneTrials(store);
  const holding = {
    'it ended in another way': killed.signal === 'SIGKILL' || killed.code === 0,
    'the second replay did not end well': resumed.code === 0,
    'a trial that was told is not done': told <= doneWhenDead.length,
    'a trial is not done, or twice': done.length === trials && done.every(({ readings }) => readings === 1),
    'what was done was asked again': doneWhenDead.every((one) => attempts.get(one.trial) === one.attempts),
    'more attempts were open than calls can be in flight': inFlight <= study.concurrency,
    'more requests came twice than calls were in flight': twice <= inFlight,
    'a request was sent without an attempt on disk': requests.length <= countAttempts(store),
    'verdicts are not what they would have been': verdictsIn(folder) === expected,
    'the store is damaged': String(query(store, 'PRAGMA integrity_check')[0]?.['integrity_check']) === 'ok',
  };
  return {
    wasKilled: killed.signal === 'SIGKILL',
    told,
    done: doneWhenDead.length,
    inFlight,
    twice,
    wrong: Object.entries(holding).flatMap(([what, holds]) => (holds ? [] : [what])),
  };
}

function openAttempts(store: string): number {
  return Number(query(store, 'SELECT count(*) AS n FROM attempt WHERE ended_at IS NULL')[0]?.['n']);
}

function countAttempts(store: string): number {
  return Number(query(store, 'SELECT count(*) AS n FROM attempt')[0]?.['n']);
}

/** Everything that comparison rests on: item, candidate, outcome, label of every standing reading. */
export function verdictsIn(folder: string): string {
  const sql = `
    SELECT item.key AS item, candidate.hash AS candidate, reading.outcome, label.text AS label, reply.text AS reply
    FROM reading JOIN trial ON trial.id = reading.trial JOIN item ON item.id = trial.item
    JOIN candidate ON candidate.id = trial.candidate LEFT JOIN word AS label ON label.id = reading.label
    LEFT JOIN reply ON reply.id = reading.reply ORDER BY item.key, candidate.hash`;
  return JSON.stringify(query(join(folder, '.assay', 'store.sqlite'), sql));
}
