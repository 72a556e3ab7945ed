import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { studyJsonSchema } from '../../src/study/index.ts';
import { StudyFolder } from './support/study-folder.ts';

const page = await readFile(new URL('../../docs/study-file.md', import.meta.url), 'utf8');
const folder = await StudyFolder.create();
afterAll(() => folder[Symbol.asyncDispose]());

/** The names of all members, and the words of all closed lists, anywhere in a JSON Schema. */
function wordsOf(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(wordsOf);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]): readonly string[] => {
    if (name === 'properties') return [...Object.keys(value), ...Object.values(value).flatMap(wordsOf)];
    return name === 'enum' ? value : wordsOf(value);
  });
}

describe('the page about the study file', () => {
  test('names every key and every word that the schema knows', () => {
    const written = new Set(
      page.match(/[a-z_]+( [a-z]+)?/g)?.flatMap((words) => [words, ...words.split(' ')]),
    );
    expect(wordsOf(studyJsonSchema()).length).toBeGreaterThan(80);
    expect(wordsOf(studyJsonSchema()).filter((word) => !written.has(word))).toEqual([]);
  });

  test('shows a whole study that is right', async () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect((await folder.load(example)).name).toBe('Shutdown evasion');
  });
});
