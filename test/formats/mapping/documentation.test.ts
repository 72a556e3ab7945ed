import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAnnotations } from '../../../src/formats/annotations/read.ts';
import { readMapping, readWithMapping } from '../../../src/formats/mapping/index.ts';
import { readVerdicts } from '../../../src/formats/verdicts/read.ts';
import { documented, folderOf } from './documented.ts';
import { renderRows } from './render-rows.ts';

describe('the examples of docs/mapping.md', () => {
  const page = documented('mapping.md');

  test('are four', () => {
    expect(page.results.map(({ of }) => of)).toEqual([
      'ratings.yaml',
      'votes.yaml',
      'pairs.yaml',
      'runs.yaml',
    ]);
  });

  test.each(page.results)('$of reads what the page says', async ({ of, text }) => {
    const folder = await folderOf(Object.fromEntries(page.files.map(({ name, text }) => [name, text])));
    const rows = readWithMapping(await readMapping(join(folder, of)), folder);
    expect(await renderRows(rows)).toBe(text);
  });
});

describe('the examples of docs/importing-labels.md', () => {
  const page = documented('importing-labels.md');

  test('are four', () => {
    expect(page.results.map(({ of }) => of)).toEqual([
      'long.csv',
      'wide.csv',
      'labels.jsonl',
      'verdicts.csv',
    ]);
  });

  test.each(page.results)('$of reads what the page says', async ({ of, text }) => {
    const folder = await folderOf(Object.fromEntries(page.files.map(({ name, text }) => [name, text])));
    const read = of === 'verdicts.csv' ? readVerdicts : readAnnotations;
    expect(await renderRows(read(join(folder, of)))).toBe(text);
  });
});
