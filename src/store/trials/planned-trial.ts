import type { SQLOutputValue } from 'node:sqlite';
import type { PlannedTrial } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';

/** The columns of `trial` that `plannedTrial` reads. */
export const PLANNED_COLUMNS =
  'trial.id, trial.candidate, trial.item, trial.presentation, trial.repeat, trial.occasion';

/** A row of those columns, with its numbers turned into the texts they stand for. */
export function plannedTrial(
  database: Database,
  row: Readonly<Record<string, SQLOutputValue>>,
): PlannedTrial {
  return {
    number: Number(row['id']),
    candidate: database.candidates.text(Number(row['candidate'])),
    item: database.items.text(Number(row['item'])),
    presentation: database.words.text(Number(row['presentation'])),
    repeat: Number(row['repeat']),
    occasion: Number(row['occasion']),
  };
}
