import type { ServedModel } from '../domain/usage.ts';
import type { Database } from './database.ts';
import { fromStored } from './text-codec.ts';

/** The models that answered for every candidate, with and without gold; ordered by candidate, occasion, model. */
export function served(database: Database): readonly ServedModel[] {
  return database
    .statement(SERVED)
    .all()
    .map((row) => ({
      candidate: fromStored(String(row['hash'])),
      occasion: Number(row['occasion']),
      labelled: row['labelled'] === 1,
      model: String(row['model']),
      last: String(row['last']),
    }));
}

/** As in `usage`, the limit that is none keeps the inner query apart, and what is sorted small. */
const SERVED = `
  WITH labelled AS MATERIALIZED (
    SELECT DISTINCT item.id FROM annotation
      JOIN word ON word.id = annotation.item
      JOIN item ON item.key = word.text
  )
  SELECT candidate.hash, occasion, labelled, model, max(received) AS last
  FROM (
    SELECT trial.candidate, trial.occasion, trial.item IN labelled AS labelled,
      json_extract(reply.details, '$.servedModel') AS model,
      json_extract(reply.details, '$.receivedAt') AS received
    FROM reply
      JOIN attempt ON attempt.id = reply.attempt
      JOIN trial ON trial.id = attempt.trial
    LIMIT -1
  ) AS told JOIN candidate ON candidate.id = told.candidate
  WHERE model IS NOT NULL AND received IS NOT NULL
  GROUP BY told.candidate, occasion, labelled, model
  ORDER BY candidate.hash, occasion, model, labelled`;
