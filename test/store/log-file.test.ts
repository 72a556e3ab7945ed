import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LogFile } from '../../src/store/log-file.ts';
import { openStore } from '../../src/store/open-store.ts';
import { storeError } from '../../src/store/store-error.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-log-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the log of an open store is waited for, as often as one likes', async () => {
  const file = join(folder, 'store.sqlite');
  const store = await openStore(file);
  const log = new LogFile(file);
  await log.sync();
  await log.sync();
  log.close();
  log.close();
  await store.close();
});

test('a store in memory has none, and one that is not there cannot be waited for', async () => {
  await new LogFile(':memory:').sync();
  await expect(new LogFile(join(folder, 'gone')).sync()).rejects.toThrow(/ENOENT/);
});

describe('what the file system says of it comes with a remedy', () => {
  test.each([
    ['ENOSPC', /disk is full/],
    ['EDQUOT', /disk is full/],
    ['EIO', /disk reported an error/],
    ['EACCES', /cannot be opened/],
  ])('%s', (code, message) => {
    const error = Object.assign(new Error(code), { code, syscall: 'fdatasync' });
    expect(storeError(error, 'store.sqlite')).toMatchObject({ message: expect.stringMatching(message) });
  });
});
