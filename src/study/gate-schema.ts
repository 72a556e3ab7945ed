import { z } from 'zod';
import { Spelling, Text } from './words-schema.ts';

export const GateSchema = z.strictObject({
  id: Text.optional().describe('Default: what it asks, `kappa >= 0.6`.'),
  criterion: Spelling.optional().describe('Needed where the study has several.'),
  measure: Text.describe('kappa, agreement, tpr, fpr, net_bias, verdict_rate, ...'),
  at_least: z.number().optional(),
  at_most: z.number().optional(),
  by: Text.optional().describe('A facet: must hold for each of its values.'),
});

export type RawGate = z.infer<typeof GateSchema>;
