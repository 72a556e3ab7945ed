import type { CandidateUsage } from '../domain/usage.ts';
import type { Database } from './database.ts';
import { fromStored } from './text-codec.ts';

/** What the replies in the store used, in one pass over them; ordered by candidate, occasion, model and prices. */
export function usage(database: Database): readonly CandidateUsage[] {
  return database
    .statement(USAGE)
    .all()
    .map((row) => ({
      candidate: fromStored(String(row['hash'])),
      occasion: Number(row['occasion']),
      ...(row['model'] === null ? {} : { servedModel: String(row['model']) }),
      ...(row['prices'] === null ? {} : { prices: JSON.parse(String(row['prices'])) }),
      replies: Number(row['replies']),
      inputTokens: Number(row['input']),
      cachedInputTokens: Number(row['cached']),
      cacheWriteTokens: Number(row['written']),
      outputTokens: Number(row['output']),
    }));
}

/**
 * Replies that an attempt brought: programs' cost nothing, recorded ones were paid for elsewhere. The limit that is none
 * keeps the inner query apart: made one with the outer it would sort all details of the replies, in memory.
 */
const USAGE = `
  SELECT candidate.hash, occasion, model, prices, count(*) AS replies,
    coalesce(sum(input), 0) AS input,
    coalesce(sum(cached), 0) AS cached,
    coalesce(sum(written), 0) AS written,
    coalesce(sum(output), 0) AS output
  FROM (
    SELECT trial.candidate, trial.occasion,
      json_extract(reply.details, '$.servedModel') AS model,
      json_extract(reply.details, '$.prices') AS prices,
      json_extract(reply.details, '$.usage.inputTokens') AS input,
      json_extract(reply.details, '$.usage.cachedInputTokens') AS cached,
      json_extract(reply.details, '$.usage.cacheWriteTokens') AS written,
      json_extract(reply.details, '$.usage.outputTokens') AS output
    FROM reply
      JOIN attempt ON attempt.id = reply.attempt
      JOIN trial ON trial.id = attempt.trial
    LIMIT -1
  ) AS used JOIN candidate ON candidate.id = used.candidate
  GROUP BY used.candidate, occasion, model, prices
  ORDER BY candidate.hash, occasion, model, prices`;
