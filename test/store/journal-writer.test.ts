import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { JournalThread } from '../../src/store/trials/journal-thread.ts';
import { JournalWriter } from '../../src/store/trials/journal-writer.ts';
import { candidate, item } from './examples.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-journal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TRIALS = 60;
const AT = '2026-01-01T00:00:00.000Z';

/** A store with so many trials that `me` has claimed; their numbers. */
async function claimed(file: string) {
  const store = await openStore(file);
  await store.putItems([item('a')]);
  await store.putCandidates([candidate('alpha')]);
  const { hash } = candidate('alpha');
  const trials = Array.from({ length: TRIALS }, (_, index) => ({
    candidate: hash,
    item: 'a',
    presentation: '',
    repeat: index + 1,
    occasion: 1,
  }));
  await store.openRun({ hash: 'run', seed: '', createdAt: AT }, trials);
  const got = await store.claim({ run: 'run', owner: 'me', now: 0, until: 1000, limit: TRIALS });
  return { store, numbers: got.map(({ number }) => number) };
}

const attemptOn = (trial: number) => ({
  owner: 'me',
  now: 1,
  ended: [],
  trials: [],
  attempts: [{ trial, replyKey: `key ${trial}`, sentAt: AT }],
});

/** A clock by which pages take so long, one after the other; those after the last one as long as that. */
function clockBy(milliseconds: readonly number[]): () => number {
  let looks = 0;
  let now = 0;
  return () => {
    // Looked at before a page and after it.
    if (looks++ % 2 === 1) now += milliseconds[Math.min((looks - 2) / 2, milliseconds.length - 1)] ?? 0;
    return now;
  };
}

/** Writes one page per trial on a disk whose pages take so long, with some time in between for a thread to start. */
async function writeAll(file: string, numbers: readonly number[], milliseconds: readonly number[]) {
  const database = openDatabase(file);
  const writer = new JournalWriter(database, clockBy(milliseconds));
  const written: (number | undefined)[] = [];
  let byThread = 0;
  for (const number of numbers) {
    const page = writer.write(attemptOn(number));
    if (page instanceof Promise) byThread++;
    written.push(...(await page).attempts);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await writer.close();
  database.close();
  return { written, byThread };
}

test.each([
  ['a quick disk', [1], 0],
  ['a slow disk', [5], 1],
  ['a disk that is slow for a moment', [1, 1, 1, 500, 500, 500, 1], 0],
])('on %s, pages are written in order and each once', async (disk, milliseconds, leastByThread) => {
  const file = join(folder, `order-${disk.replaceAll(' ', '-')}.sqlite`);
  const { store, numbers } = await claimed(file);
  const { written, byThread } = await writeAll(file, numbers, milliseconds);
  expect(written).toEqual(numbers.map((_, index) => index + 1));
  expect(Math.sign(byThread)).toBe(leastByThread);
  expect((await store.openAttempts('run')).map(({ trial }) => trial)).toEqual(numbers);
  await store.close();
});

test('a writer that is closed leaves no log behind', async () => {
  const file = join(folder, 'closed.sqlite');
  const { store, numbers } = await claimed(file);
  await store.close();
  await writeAll(file, numbers, [5]);
  expect(existsSync(`${file}-wal`)).toBe(false);
  const database = new DatabaseSync(file, { readOnly: true });
  expect(database.prepare('SELECT count(*) AS n FROM attempt').get()).toEqual({ n: TRIALS });
  database.close();
});

test('the thread writes as the store does, and refuses an attempt without a claim', async () => {
  const file = join(folder, 'thread.sqlite');
  const { store, numbers } = await claimed(file);
  const thread = new JournalThread(file);
  const [first = 0, second = 0] = numbers;
  const pages = [attemptOn(first), { ...attemptOn(second), owner: 'somebody else' }, attemptOn(second)];
  const written = await Promise.all(pages.map((page) => thread.write(page)));
  expect(written.map(({ attempts }) => attempts)).toEqual([[1], [undefined], [2]]);
  expect(thread.isReady).toBe(true);
  await thread.close();
  await expect(thread.write(attemptOn(first))).rejects.toThrow('is gone');
  await store.close();
});

test('what goes wrong in the thread comes back with SQLite’s number, and the next page is written', async () => {
  const file = join(folder, 'wrong.sqlite');
  const { store, numbers } = await claimed(file);
  const thread = new JournalThread(file);
  const [first = 0] = numbers;
  const noTrial = { ...attemptOn(first), trials: [{ trial: 999, readings: [] }] };
  await expect(thread.write(noTrial)).rejects.toThrow('without a reading');
  const broken = new DatabaseSync(file);
  broken.exec(`CREATE TRIGGER full BEFORE INSERT ON attempt BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  await expect(thread.write(attemptOn(first))).rejects.toMatchObject({ message: 'no room', errcode: 1811 });
  broken.exec('DROP TRIGGER full');
  broken.close();
  expect((await thread.write(attemptOn(first))).attempts).toEqual([1]);
  await thread.close();
  await store.close();
});

test('a thread that cannot open its store says why to everybody who waits', async () => {
  const thread = new JournalThread(folder);
  await expect(thread.write(attemptOn(1))).rejects.toBeInstanceOf(Error);
  await expect(thread.write(attemptOn(1))).rejects.toThrow(/cannot be a folder/);
  expect(thread.isReady).toBe(false);
  await thread.close();
});
