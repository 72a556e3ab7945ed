import { OUTCOMES, outcomeCode } from '../domain/outcome.ts';
import type { Reading } from '../domain/trial.ts';
import type { Database } from './database.ts';
import { fromStored, toStored } from './text-codec.ts';

/** A reading as it stands in the store, with the reply it was read from. */
export interface StoredReading extends Reading {
  readonly version: number;
  /** The reply's number and text, where one was kept. */
  readonly reply?: number;
  readonly text?: string;
}

/** The reading that stands for a trial under a criterion: the last one. */
export function latestReading(
  database: Database,
  criterion: string,
  trial: number,
): StoredReading | undefined {
  const number = database.criteria.find(criterion);
  if (number === undefined) return undefined;
  const row = database.statement(LATEST).get(number, trial);
  if (row === undefined) return undefined;
  const { version, parser, outcome, label, reply, text, rationale, confidence } = row;
  return {
    criterion,
    version: Number(version),
    parser: fromStored(String(parser)),
    outcome: OUTCOMES[Number(outcome)] ?? 'failed',
    ...(label === null ? {} : { label: fromStored(String(label)) }),
    ...(rationale === null ? {} : { rationale: fromStored(String(rationale)) }),
    ...(confidence === null ? {} : { confidence: Number(confidence) }),
    ...(reply === null ? {} : { reply: Number(reply), text: fromStored(String(text)) }),
  };
}

const LATEST = `
  SELECT reading.version, parser.text AS parser, reading.outcome, label.text AS label, reading.reply, reply.text,
    explanation.rationale, explanation.confidence
  FROM reading
  JOIN word AS parser ON parser.id = reading.parser
  LEFT JOIN word AS label ON label.id = reading.label
  LEFT JOIN reply ON reply.id = reading.reply
  LEFT JOIN explanation ON explanation.id = reading.explanation
  WHERE reading.criterion = ? AND reading.trial = ?
  ORDER BY reading.version DESC LIMIT 1`;

export interface NewReading {
  readonly trial: number;
  readonly reading: Reading;
  /** Number of the reply it was read from. */
  readonly reply: number | null;
}

/** Adds a reading as the trial's next version under its criterion; only within a transaction that writes. */
export function addReading(database: Database, { trial, reading, reply }: NewReading): void {
  const criterion = database.criteria.number(reading.criterion);
  database
    .statement(ADD)
    .run(
      criterion,
      trial,
      criterion,
      trial,
      database.words.number(reading.parser),
      outcomeCode(reading.outcome),
      reading.label === undefined ? null : database.words.number(reading.label),
      reply,
      addExplanation(database, reading),
    );
}

const ADD = `
  INSERT INTO reading (criterion, trial, version, parser, outcome, label, reply, explanation)
  VALUES (?, ?, 1 + coalesce((SELECT max(version) FROM reading WHERE criterion = ? AND trial = ?), 0), ?, ?, ?, ?, ?)`;

/** Few readings come with one, so they stand apart and the compared rows stay narrow. */
function addExplanation(database: Database, { rationale, confidence }: Reading): number | null {
  if (rationale === undefined && confidence === undefined) return null;
  const inserted = database
    .statement('INSERT INTO explanation (rationale, confidence) VALUES (?, ?)')
    .run(rationale === undefined ? null : toStored(rationale), confidence ?? null);
  return Number(inserted.lastInsertRowid);
}
