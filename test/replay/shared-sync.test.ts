import { expect, test } from 'vitest';
import { SharedSync } from '../../src/replay/shared-sync.ts';

test('those that come together wait together, and none before the disk is asked', async () => {
  let syncs = 0;
  const disk = new SharedSync(async () => {
    syncs++;
  });
  const waits = [1, 2, 3].map(() => disk.reached());
  await new Promise(setImmediate);
  expect(syncs).toBe(0);
  await Promise.all(waits);
  expect(syncs).toBe(1);
});

test('what was written after the disk was asked waits for the next time, which follows the first', async () => {
  const ends: (() => void)[] = [];
  const disk = new SharedSync(() => new Promise((resolve) => ends.push(resolve)));
  const first = disk.reached();
  await expect.poll(() => ends.length).toBe(1);
  let isSecondOver = false;
  const second = disk.reached().then(() => {
    isSecondOver = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(ends.length).toBe(1);
  ends[0]?.();
  await first;
  expect(isSecondOver).toBe(false);
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  await second;
});

test('a disk that does not write is told to all who waited for it, and to nobody else', async () => {
  let syncs = 0;
  const disk = new SharedSync(async () => {
    if (++syncs === 1) throw new Error('no disk');
  });
  const ended = await Promise.allSettled([disk.reached(), disk.reached()]);
  expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(disk.reached()).resolves.toBeUndefined();
});
