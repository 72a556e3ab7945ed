import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { candidate, criterion, item } from './examples.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));
const SCRIPT = join(import.meta.dirname, 'children', 'append-verdicts.ts');

test('whatever two writers acknowledged before kill -9 is there afterwards, and at most one call each is open', async () => {
  const file = join(folder, 'store.sqlite');
  const store = await openStore(file);
  await store.putItems(['a', 'b', 'c'].map((key) => item(key)));
  await store.putCandidates([candidate('alpha'), candidate('beta')]);
  const plan = Array.from({ length: 3000 }, (_, index) => ({
    candidate: candidate('beta').hash,
    item: 'a',
    presentation: '',
    repeat: index + 1,
    occasion: 1,
  }));
  await store.openRun({ hash: 'run', seed: '', createdAt: '2026-01-01T00:00:00.000Z' }, plan);

  // Killed after this many lines, one of them later than the other: in the middle of whatever comes next.
  const said: string[] = [];
  for (const [round, lines] of [40, 97, 151].entries()) {
    const writers = [
      appendUntilKilled(file, `one ${round}`, lines),
      appendUntilKilled(file, `two ${round}`, lines + 29),
    ];
    said.push(...(await Promise.all(writers)).flat());
  }
  expect(said.length).toBeGreaterThan(300);

  const columns = await store.loadReadings(criterion(), await store.loadItems());
  const presentations = new Set(columns.presentations);
  for (const line of said) {
    const [what, ...rest] = line.split(' ');
    if (what === 'verdicts') expect(presentations).toContain(rest.join(' '));
    if (what === 'done') expect((await store.replyByKey(`key ${rest[0]}`))?.text).toMatch(/^(one|two) \d$/);
  }
  // A batch of three is there in full or not at all.
  const perPresentation = columns.presentations.map(
    (_, code) => columns.presentation.filter((other) => other === code).length,
  );
  const imported = columns.presentations.flatMap((name, code) =>
    name === '' ? [] : [perPresentation[code]],
  );
  expect(imported.filter((count) => count !== 3)).toEqual([]);

  const [progress] = await store.progress('run');
  const done = said.filter((line) => line.startsWith('done')).length;
  expect(progress?.done).toBeGreaterThanOrEqual(done);
  // A trial can have ended without its writer having lived to say so: once per kill.
  expect(progress?.done).toBeLessThanOrEqual(done + 6);
  expect(progress?.outcomes.verdict).toBe(progress?.done);
  expect((await store.openAttempts('run')).length).toBeLessThanOrEqual(6);
  await store.close();

  const check = new DatabaseSync(file, { readOnly: true });
  expect(check.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(check.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  // Nobody was given a trial that another had done: one reply for each.
  expect(
    check.prepare('SELECT key FROM reply WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1').all(),
  ).toEqual([]);
  check.close();
});

/** Runs the writer and kills it once it has said so many lines; returns all that it said. */
async function appendUntilKilled(file: string, owner: string, lines: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [SCRIPT, file, owner], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return said.split('\n').slice(0, -1);
}
