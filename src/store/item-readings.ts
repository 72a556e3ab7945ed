import { compareCodePoints } from '../domain/canonical-json.ts';
import type { ItemReading } from '../domain/store.ts';
import type { Database } from './database.ts';
import { loadCandidates } from './load-candidates.ts';
import { latestReading } from './readings.ts';
import { fromStored } from './text-codec.ts';

/** Every trial of one item under a criterion with the reading that stands, for somebody who looks at the item. */
export function itemReadings(database: Database, criterion: string, item: string): readonly ItemReading[] {
  const number = database.items.find(item);
  if (number === undefined) return [];
  const trials = database.statement(TRIALS).all(number);
  const candidates = new Map(
    loadCandidates(database, new Set(trials.map((trial) => Number(trial['candidate'])))).map((entry) => [
      entry.number,
      entry.candidate,
    ]),
  );
  const found = new Map<string, ItemReading>();
  for (const trial of trials) {
    const candidate = candidates.get(Number(trial['candidate']));
    const latest = latestReading(database, criterion, Number(trial['id']));
    if (candidate === undefined || latest === undefined) continue;
    const { version: _version, reply: _reply, text, ...reading } = latest;
    const presentation = fromStored(String(trial['presentation']));
    const repeat = Number(trial['repeat']);
    found.set(JSON.stringify([candidate.hash, presentation, repeat]), {
      candidate,
      presentation,
      repeat,
      reading,
      ...(text === undefined ? {} : { text }),
    });
  }
  return [...found.values()].sort(
    (left, right) =>
      compareCodePoints(left.candidate.id, right.candidate.id) ||
      compareCodePoints(left.candidate.hash, right.candidate.hash) ||
      compareCodePoints(left.presentation, right.presentation) ||
      left.repeat - right.repeat,
  );
}

/** Joined in this order, the unique index over trials finds them: one look per run and candidate. */
const TRIALS = `
  SELECT trial.id, trial.candidate, presentation.text AS presentation, trial.repeat
  FROM run CROSS JOIN candidate CROSS JOIN trial
    ON trial.run = run.id AND trial.candidate = candidate.id AND trial.item = ?
  JOIN word AS presentation ON presentation.id = trial.presentation
  WHERE trial.occasion = 1 AND trial.done = 1
  ORDER BY trial.run, trial.id`;
