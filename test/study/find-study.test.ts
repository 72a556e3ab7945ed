import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findStudy } from '../../src/study/index.ts';
import { StudyFolder } from './support/study-folder.ts';

const folder = await StudyFolder.create();
afterAll(() => folder[Symbol.asyncDispose]());

describe('the study that a folder belongs to', () => {
  test('is the nearest one above it', async () => {
    await mkdir(join(folder.path, 'team/inner/deep'), { recursive: true });
    const outer = await folder.write('team/assay.yaml', '');
    expect(await findStudy(join(folder.path, 'team/inner/deep'))).toBe(outer);
    const inner = await folder.write('team/inner/assay.yaml', '');
    expect(await findStudy(join(folder.path, 'team/inner/deep'))).toBe(inner);
    expect(await findStudy(join(folder.path, 'team'))).toBe(outer);
  });

  test('is never outside its git repository', async () => {
    await folder.write('assay.yaml', '');
    await mkdir(join(folder.path, 'repository/.git'), { recursive: true });
    await mkdir(join(folder.path, 'repository/src'));
    await expect(findStudy(join(folder.path, 'repository/src'))).rejects.toMatchObject({
      name: 'InputError',
      problems: [{ remedy: 'run `assay init` to write one, or name yours with --study' }],
    });
    const own = await folder.write('repository/assay.yaml', '');
    expect(await findStudy(join(folder.path, 'repository/src'))).toBe(own);
  });
});
