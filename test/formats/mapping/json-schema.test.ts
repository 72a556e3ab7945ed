import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mappingJsonSchema } from '../../../src/formats/mapping/json-schema.ts';

test('schemas/mapping.schema.json is the schema that mapping files are checked with', () => {
  const file = join(import.meta.dirname, '..', '..', '..', 'schemas', 'mapping.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(mappingJsonSchema());
});
