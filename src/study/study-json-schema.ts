import { z } from 'zod';
import { StudySchema } from './study-schema.ts';

/** The study file as a JSON Schema, by which editors complete and check it. A fresh object each time. */
export function studyJsonSchema(): Record<string, unknown> {
  return { title: 'assay study', ...z.toJSONSchema(StudySchema, { io: 'input' }) };
}
