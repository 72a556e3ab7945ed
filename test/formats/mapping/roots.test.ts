import { describe, expect, test } from 'vitest';
import { readThrough } from './read.ts';

const ROWS = 'id,label\nt1,yes\n';
const mapping = (files: string) =>
  `sources:\n  - ${files}\n    verdicts: [{item: {id: id}, judge: {path: judge}, label: label}]\n`;
const judges = (rows: Awaited<ReturnType<typeof readThrough>>) =>
  rows.flatMap((row) => row.verdicts.map(({ judge }) => judge));

describe('what is given at import', () => {
  const files = { 'r/b.csv': ROWS, 'r/a.csv': ROWS, 'r/deep/c.csv': ROWS, 'r/a.txt': 'x' };

  test('a folder: the files of the pattern, sorted by path', async () => {
    expect(judges(await readThrough(mapping("files: 'r/{judge}.csv'"), files))).toEqual(['a', 'b']);
    expect(judges(await readThrough(mapping("files: '**/{judge}.csv'"), files, { root: 'r' }))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('a file: the lone source reads it, and the pattern catches the end of its path', async () => {
    expect(judges(await readThrough(mapping("files: 'r/{judge}.csv'"), files, { root: 'r/b.csv' }))).toEqual([
      'b',
    ]);
  });

  test('a pattern: the lone source reads its files, with what it catches', async () => {
    expect(judges(await readThrough(mapping('format: csv'), files, { root: 'r/{judge}.csv' }))).toEqual([
      'a',
      'b',
    ]);
  });

  test.each([
    [mapping("files: '{judge}.csv'"), 'nowhere', /nowhere does not exist$/],
    [mapping('format: csv'), 'r', /^a folder was given \(.*\/r\), but the source has no `files`$/],
    [
      'sources:\n  - {files: a.csv, items: {id: id}}\n  - {files: b.csv, items: {id: id}}\n',
      'r/a.csv',
      /^the mapping has several sources, but one file was given$/,
    ],
  ])('anything else is an error: %#', async (yaml, root, message) => {
    await expect(readThrough(yaml, files, { root })).rejects.toMatchObject({
      problems: [{ message: expect.stringMatching(message) }],
    });
  });
});
