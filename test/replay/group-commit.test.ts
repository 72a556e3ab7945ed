import { expect, test } from 'vitest';
import { GroupCommit } from '../../src/replay/group-commit.ts';

test('what is added together is written together, in order, and each gets its own result', async () => {
  const groups: number[][] = [];
  const commit = new GroupCommit<number, number>(async (rows) => {
    groups.push([...rows]);
    return rows.map((row) => row * 2);
  });
  expect(await Promise.all([1, 2, 3].map((row) => commit.add(row)))).toEqual([2, 4, 6]);
  expect(groups).toEqual([[1, 2, 3]]);
});

test('rows of turns of the event loop that follow one another are written together, later ones are not', async () => {
  const groups: string[][] = [];
  const commit = new GroupCommit<string, string>(async (rows) => {
    groups.push([...rows]);
    return rows;
  });
  const first = commit.add('first');
  await new Promise(setImmediate);
  const next = commit.add('next');
  await Promise.all([first, next]);
  await commit.add('later');
  expect(groups).toEqual([['first', 'next'], ['later']]);
});

test('one group is written at a time: the next gathers meanwhile, and none holds more than 256 rows', async () => {
  const sizes: number[] = [];
  let isWriting = false;
  const commit = new GroupCommit<number, number>(async (rows) => {
    expect(isWriting).toBe(false);
    isWriting = true;
    await new Promise(setImmediate);
    isWriting = false;
    sizes.push(rows.length);
    return rows;
  });
  const rows = Array.from({ length: 1000 }, (_, index) => index);
  expect(await Promise.all(rows.map((row) => commit.add(row)))).toEqual(rows);
  expect(sizes).toEqual([256, 256, 256, 232]);
});

test('a write that fails fails for everybody in its group, and for nobody else', async () => {
  let writes = 0;
  const commit = new GroupCommit<number, number>(async (rows) => {
    if (++writes === 1) throw new Error('no disk');
    return rows;
  });
  const [one, two] = await Promise.allSettled([commit.add(1), commit.add(2)]);
  expect([one.status, two.status]).toEqual(['rejected', 'rejected']);
  expect(await commit.add(3)).toBe(3);
});

test('a write that returns too few results is a bug, and nobody is told that a row is saved', async () => {
  const commit = new GroupCommit<number, number>(async () => []);
  await expect(commit.add(1)).rejects.toThrow(RangeError);
});
