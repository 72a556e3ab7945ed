import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The published schema of plans, to hold documents against. */
export const planSchema = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL('../../schemas/plan.schema.json', import.meta.url), 'utf8')),
);
