import { z } from 'zod';
import { MappingSchema } from './schema/mapping.ts';

/** The JSON Schema of mapping files, for editors. Rules between keys are checked by `readMapping` alone. */
export function mappingJsonSchema(): unknown {
  const schema = z.toJSONSchema(MappingSchema, { io: 'input' });
  return { title: 'assay mapping file', ...schema };
}
