import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { mayBeAlive, ownerOf } from '../../src/cli/replaying/owner.ts';

const own = ownerOf(process.pid, 2000);

test('this process is alive; an earlier one of the same number is not', () => {
  expect(mayBeAlive(own, own)).toBe(true);
  expect(mayBeAlive(ownerOf(process.pid, 1000), own)).toBe(false);
});

test('another process of this host is looked for; one of another host may be alive', () => {
  expect(mayBeAlive(ownerOf(process.ppid, 1000), own)).toBe(true);
  // Above the largest process id that Linux gives out.
  expect(mayBeAlive(ownerOf(2 ** 22 + 1, 1000), own)).toBe(false);
  expect(mayBeAlive(`not-${hostname()}:${process.pid}:1000`, own)).toBe(true);
});

test('an owner that no replay wrote is nobody', () => {
  expect(mayBeAlive('somebody', own)).toBe(false);
});
