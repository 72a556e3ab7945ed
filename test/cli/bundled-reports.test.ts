import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../support/cli.ts';

const REPORTS = join(import.meta.dirname, '..', '..', 'reports');

test('the committed reports are what the bundled study gives, to the byte (else: npm run reports)', async () => {
  const { assay, folder } = await folderWith({});
  const study = ['--study', join(folder, 'study', 'assay.yaml')];
  expect((await assay('init', '--example', 'instrumental-convergence', 'study')).code).toBe(0);
  expect((await assay('import', ...study)).code).toBe(0);
  const replayed = await assay('replay', ...study);
  expect(replayed.code, replayed.err).toBe(0);
  expect((await assay('report', '--out', 'made', ...study)).code).toBe(0);
  const made = (await readdir(join(folder, 'made'))).sort();
  const committed = (await readdir(REPORTS)).filter((file) => file !== 'README.md').sort();
  expect(committed).toEqual(made);
  for (const file of made) {
    expect(file).toMatch(/^demo-/);
    const text = await readFile(join(REPORTS, file), 'utf8');
    expect(
      text === (await readFile(join(folder, 'made', file), 'utf8')),
      `${file} is out of date: npm run reports`,
    ).toBe(true);
  }
});
