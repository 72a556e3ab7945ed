import { z } from 'zod';
import { ANNOTATION_ROLES, PROVENANCES } from '../domain/annotation.ts';
import { VIEWS } from '../domain/candidate.ts';
import { CriterionSchema } from './criterion-schema.ts';
import { GateSchema } from './gate-schema.ts';
import { JudgeSchema } from './judge-schema.ts';
import { LimitsSchema } from './limits-schema.ts';
import { SourceSchema } from './source-schema.ts';
import { Spelling, Text } from './words-schema.ts';

const Count = z.int().min(1);
const Share = z.number().gt(0).lt(1);

export const FacetSchema = z.union([
  Text,
  z.strictObject({
    name: Text,
    aliases: z.record(z.string(), Text).optional().describe('Other spelling -> the value it means.'),
  }),
]);

export const GoldSchema = z.strictObject({
  sources: z.array(SourceSchema).optional().describe('Files of annotations.'),
  policy: z
    .union([z.enum(['default', 'majority', 'each']), z.strictObject({ annotator: Spelling })])
    .optional()
    .describe('Which annotations stand as gold. Default: by the number of annotators.'),
  annotators: z
    .record(
      z.string(),
      z.strictObject({
        role: z.enum(ANNOTATION_ROLES).optional(),
        provenance: z.enum(PROVENANCES).optional(),
      }),
    )
    .optional()
    .describe('What the files do not say about who labelled.'),
});

export const RepeatsSchema = z.strictObject({
  k: Count.describe('How often each trial is asked.'),
  on: Count.optional().describe('On a seeded random subset of so many items. Default: all.'),
});

export const ReplaySchema = z.strictObject({
  concurrency: Count.max(10_000).optional().describe('Calls in flight. Default: 16.'),
  max_cost: z.number().min(0).optional().describe('US dollars at which a replay stops.'),
  ask_above: z.number().min(0).optional().describe('US dollars above which a terminal asks. Default: 1.'),
  when_too_long: z
    .enum(['outcome', 'cut'])
    .optional()
    .describe(
      'What does not fit a judge: too_long, never sent; or cut in its middle, visibly. Default: outcome.',
    ),
  max_attempts: Count.max(100).optional().describe('Tries per call, for transport errors only. Default: 5.'),
  retry_share: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe('Retries per first call over the whole run, beside 50 that are always allowed. Default: 0.2.'),
  limits: z
    .record(z.string(), LimitsSchema)
    .optional()
    .describe('Host -> what may be sent there in a minute, by all judges together.'),
});

export const DeploymentSchema = z.strictObject({
  prevalence: z
    .union([Share, z.record(z.string(), Share)])
    .describe('Share of the positive label where the judge will be used; of several criteria one each.'),
});

export const StatisticsSchema = z.strictObject({
  level: z.number().gt(0.5).lt(1).optional().describe('Of intervals. Default: 0.95.'),
  replicates: z.int().min(100).max(1_000_000).optional().describe('Of resampling. Default: 2000.'),
  when_no_verdict: z
    .enum(['leave out', 'negative', 'own label'])
    .optional()
    .describe('What an item without a verdict counts as. Default: leave out.'),
});

export const FamiliesSchema = z
  .record(
    Text,
    z.strictObject({
      judges: z.array(Text).min(1).describe('Judges’ names.'),
      agents: z.array(Text).min(1).describe('Values of the facet agent.'),
    }),
  )
  .describe('Models of one origin, of which a judge may favour its own.');

export const ViewSchema = z.enum(VIEWS);

/** The whole study file. Its members' defaults stand in `read-study.ts`. */
export const StudySchema = z.strictObject({
  assay: z.literal(1).describe('The version of this file’s format.'),
  name: Text.describe('Stands at the head of reports.'),
  seed: z.union([Text, z.int()]).optional().describe('All randomness comes from it. Default: 1.'),
  illustrative: z.boolean().optional().describe('true: the transcripts are invented, and no figure is real.'),
  criteria: z.array(CriterionSchema).min(1).describe('The questions put to raters.'),
  items: z.array(SourceSchema).optional().describe('Files of transcripts or pairs.'),
  verdicts: z.array(SourceSchema).optional().describe('Files of recorded verdicts.'),
  gold: GoldSchema.optional().describe('Human labels, and which of them stand.'),
  cluster: z
    .union([Text, z.array(Text).min(2).max(4)])
    .describe('The facet whose members are not independent, or several that cross, or none.'),
  facets: z.array(FacetSchema).optional().describe('What to break results down by.'),
  families: FamiliesSchema.optional(),
  judges: z.array(JudgeSchema).optional().describe('Models and programs to replay.'),
  templates: z.array(Text).optional().describe('Judge prompts: files, or names of those that ship.'),
  views: z.array(ViewSchema).optional().describe('What of a transcript judges are shown. Default: full.'),
  repeats: RepeatsSchema.optional(),
  replay: ReplaySchema.optional(),
  deployment: DeploymentSchema.optional(),
  gates: z.array(GateSchema).optional().describe('Bounds that a judge must be shown to meet.'),
  statistics: StatisticsSchema.optional(),
});
