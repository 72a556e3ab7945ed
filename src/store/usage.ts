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

/** Replies that an attempt brought: programs' cost nothing, recorded ones were paid for elsewhere. */
const USAGE = `
  SELECT candidate.hash, trial.occasion,
    json_extract(reply.details, '$.servedModel') AS model,
    json_extract(reply.details, '$.prices') AS prices,
    count(*) AS replies,
    coalesce(sum(json_extract(reply.details, '$.usage.inputTokens')), 0) AS input,
    coalesce(sum(json_extract(reply.details, '$.usage.cachedInputTokens')), 0) AS cached,
    coalesce(sum(json_extract(reply.details, '$.usage.cacheWriteTokens')), 0) AS written,
    coalesce(sum(json_extract(reply.details, '$.usage.outputTokens')), 0) AS output
  FROM reply
    JOIN attempt ON attempt.id = reply.attempt
    JOIN trial ON trial.id = attempt.trial
    JOIN candidate ON candidate.id = trial.candidate
  GROUP BY candidate.hash, trial.occasion, model, prices
  ORDER BY candidate.hash, trial.occasion, model, prices`;
