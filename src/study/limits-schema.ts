import { z } from 'zod';
import type { MinuteLimits } from '../domain/study.ts';

const Count = z.int().min(1).max(1_000_000_000);

export const LimitsSchema = z.strictObject({
  requests_per_minute: Count.optional(),
  tokens_per_minute: Count.optional().describe('Input and output together.'),
});

/** The limits as the study has them. */
export function readLimits(raw: z.infer<typeof LimitsSchema>): MinuteLimits {
  const { requests_per_minute: requests, tokens_per_minute: tokens } = raw;
  return { ...(requests === undefined ? {} : { requests }), ...(tokens === undefined ? {} : { tokens }) };
}
