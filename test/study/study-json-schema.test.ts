import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { studyJsonSchema } from '../../src/study/index.ts';
import { stableJson } from '../../src/text/json.ts';

const FILE = new URL('../../schemas/study.schema.json', import.meta.url);

describe('the published schema of study files', () => {
  test('is the one that studies are checked with', async () => {
    const current = stableJson(studyJsonSchema());
    expect(await readFile(FILE, 'utf8')).toBe(current);
  });

  test('refuses unknown keys and explains the known ones', () => {
    const schema = studyJsonSchema();
    expect(schema).toMatchObject({
      additionalProperties: false,
      required: ['assay', 'name', 'criteria', 'cluster'],
      properties: {
        cluster: {
          description: 'The facet whose members are not independent, or several that cross, or none.',
        },
      },
    });
  });
});
