/**
 * A replay on a disk of its own (a small tmpfs) that fills up under it, and on one that is read-only: it ends with an error
 * that says so, nothing that was told is lost, the store can be read, and once there is room another replay goes on to
 * the same verdicts. `npm test` does the same with SQLite's own limit of pages, as mounting needs root.
 *
 *   sudo node bench/full-disk.ts
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doneTrials, query } from '../test/cli/replay-store.ts';
import { undisturbed, verdictsIn } from '../test/support/kill-points/kill-and-resume.ts';
import { type KilledStudy, killedStudy } from '../test/support/kill-points/killed-study.ts';
import { startProviderServer } from '../test/support/provider-server/start.ts';
import { type Ended, startAssay } from '../test/support/start-assay.ts';

const ITEMS = 1500;
const server = await startProviderServer({ latencyMs: 5 });
await using study = await killedStudy(server.url, ITEMS, 16);
let wrong = 0;
try {
  const expected = await undisturbed(study);
  for (const kilobytes of [2400, 2600, 2800, 3000, 3200, 3400, 3600, 3800]) {
    await onDisk(`a disk of ${kilobytes} KB`, kilobytes, study, async (folder) => {
      keptAll(await failing(folder, 'the disk is full'), folder);
      execFileSync('mount', ['-o', 'remount,size=64m', folder]);
      await goesOn(folder, expected);
    });
  }
  await onDisk('a disk that is read-only', 64_000, study, async (folder) => {
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    await failing(folder, 'cannot be written');
    const copy = await mkdtemp(join(tmpdir(), 'assay-disk-'));
    await cp(folder, copy, { recursive: true });
    holds('a copy of it goes on', (await replay(copy)).code === 0 && verdictsIn(copy) === expected);
    await rm(copy, { recursive: true });
    execFileSync('mount', ['-o', 'remount,rw', folder]);
    await goesOn(folder, expected);
  });
} finally {
  await server.stop();
}
process.stdout.write(wrong === 0 ? 'all holds\n' : `${wrong} things do not hold\n`);
process.exitCode = wrong === 0 ? 0 : 1;

function replay(folder: string): Promise<Ended> {
  return startAssay(folder, {}, 'replay', '--json').ended;
}

async function onDisk(
  name: string,
  kilobytes: number,
  { copy }: KilledStudy,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  try {
    process.stdout.write(`${name}\n`);
    await cp(await copy(), folder, { recursive: true });
    await use(folder);
  } finally {
    execFileSync('umount', [folder]);
    await rm(folder, { recursive: true });
  }
}

/** A replay that cannot write says so, and how to go on. */
async function failing(folder: string, message: string): Promise<Ended> {
  const ended = await replay(folder);
  holds('it ends with 2', ended.code === 2);
  holds(`it says "${message}"`, ended.err.includes(message) && !ended.err.includes('    at '));
  if (ended.code !== 2) process.stdout.write(ended.err);
  return ended;
}

function keptAll({ out }: Ended, folder: string): void {
  const store = join(folder, '.assay', 'store.sqlite');
  const told = out.split('"event":"trial done"').length - 1;
  const done = doneTrials(store).length;
  holds(`what was told is done (${told} trials, ${done} done)`, told <= done);
  const [check] = query(store, 'PRAGMA integrity_check');
  holds('the store is whole', check?.['integrity_check'] === 'ok');
}

async function goesOn(folder: string, expected: string): Promise<void> {
  holds('another replay goes on to the end', (await replay(folder)).code === 0);
  holds('its verdicts are those of an undisturbed one', verdictsIn(folder) === expected);
}

function holds(what: string, isSo: boolean): void {
  if (!isSo) wrong++;
  process.stdout.write(`  ${isSo ? 'holds ' : 'WRONG '} ${what}\n`);
}
