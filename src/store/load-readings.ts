import { compareCodePoints } from '../domain/canonical-json.ts';
import type { ItemColumns, ReadingColumns } from '../domain/columns.ts';
import type { Criterion } from '../domain/criterion.ts';
import { InputError } from '../domain/problem.ts';
import type { Database } from './database.ts';
import { itemIndexes } from './item-indexes.ts';
import { labelCodes, labelRemedy } from './label-codes.ts';
import { loadCandidates } from './load-candidates.ts';
import { loadConfidences } from './load-confidences.ts';
import { RawReadings, sharedCandidates } from './raw-readings.ts';
import { scanNumbers } from './scan-numbers.ts';

/**
 * The reading that stands for every trial of the items under the criterion, as columns. Where two runs hold
 * the same trial, the later run's stands.
 *
 * @throws InputError where a stored label is none of the criterion's labels and aliases any more.
 */
export function loadReadings(database: Database, criterion: Criterion, items: ItemColumns): ReadingColumns {
  const raw = scan(database, criterion, items);
  const candidates = loadCandidates(database, raw.distinct(raw.candidate));
  const presentations = [...raw.distinct(raw.presentation)]
    .map((number) => ({ number, text: database.words.text(number) }))
    .sort((left, right) => compareCodePoints(left.text, right.text));
  const confidence = loadConfidences(database, raw);
  const codeOf = labelCodes(database, criterion, (label) => unknownLabel(database, criterion, label));
  return {
    rows: raw.rows,
    item: raw.item.slice(0, raw.rows),
    candidate: recode(raw, raw.candidate, candidates),
    presentation: recode(raw, raw.presentation, presentations),
    repeat: raw.repeat.slice(0, raw.rows),
    occasion: raw.occasion.slice(0, raw.rows),
    outcome: raw.outcome.slice(0, raw.rows),
    label: Int16Array.from(raw.label.slice(0, raw.rows).map(codeOf)),
    ...(confidence === undefined ? {} : { confidence }),
    candidates: candidates.map(({ candidate }) => candidate),
    presentations: presentations.map(({ text }) => text),
  };
}

function scan(database: Database, criterion: Criterion, items: ItemColumns): RawReadings {
  const number = database.criteria.find(criterion.id);
  if (number === undefined) return new RawReadings(0, new Set());
  const count = database.statement('SELECT count(*) AS n FROM reading WHERE criterion = ?').get(number);
  const raw = new RawReadings(Number(count?.['n']), sharedCandidates(database));
  const indexes = itemIndexes(database, items);
  scanNumbers(database, READINGS_SCAN, [number], (row) => raw.take(row, indexes));
  return raw;
}

/** In the order of the reading's key, so that nothing is sorted: a trial's versions follow one another. */
export const READINGS_SCAN = `
  SELECT trial.id, trial.item, trial.candidate, trial.presentation, trial.repeat, trial.occasion,
    reading.outcome, coalesce(reading.label, -1), coalesce(reading.explanation, -1)
  FROM reading CROSS JOIN trial ON trial.id = reading.trial
  WHERE reading.criterion = ?
  ORDER BY reading.trial, reading.version`;

/** Numbers of the store -> indexes into the list they stand in. */
function recode(
  raw: RawReadings,
  column: Int32Array,
  list: readonly { readonly number: number }[],
): Int32Array {
  const codes = new Map(list.map(({ number }, code) => [number, code]));
  return column.slice(0, raw.rows).map((number) => codes.get(number) ?? -1);
}

function unknownLabel(database: Database, criterion: Criterion, label: string): InputError {
  return new InputError({
    message: `verdicts in the store have the label "${label}", which ${criterion.id} does not have any more`,
    remedy: `${labelRemedy(criterion, label)}; or move the store away and import again`,
    at: { file: database.file },
  });
}
