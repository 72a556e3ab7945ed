import { z } from 'zod';
import { SOURCE_FORMATS } from '../domain/study.ts';
import { Text } from './words-schema.ts';

export const SourceSchema = z.union([
  Text,
  z.strictObject({
    path: Text.describe('A file, or many: `logs/*.eval`, `verdicts/{judge}.csv`.'),
    format: z.enum(SOURCE_FORMATS).optional().describe('Default: told from the file.'),
    mapping: Text.optional().describe('A mapping file, for a format that is not built in.'),
    join: z
      .union([Text, z.array(Text).min(1)])
      .optional()
      .describe('Columns by which the file names items. Default: `id`.'),
  }),
]);

export type RawSource = z.infer<typeof SourceSchema>;
