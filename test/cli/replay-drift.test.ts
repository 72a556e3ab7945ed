import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { openaiJudge, TEMPLATE } from '../support/replayed-study.ts';
import { replayStudy } from './replay-fixture.ts';
import { query } from './replay-store.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
});
afterAll(async () => server.stop());
beforeEach(async () => {
  await server.reset();
  await server.plan({});
});

const ITEMS = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`i${index}`, `Item ${index}.`]));

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

function study() {
  return replayStudy({
    judges: [openaiJudge(server.url)],
    items: ITEMS,
    more: 'repeats: {k: 2}\n',
  });
}

test('a judge that answers as before: asked anew in full, and no change is shown', async () => {
  const place = await study();
  await place.assay('replay');
  expect((await server.state()).requests).toHaveLength(80);
  const said = await place.assay('replay', '--drift');
  expect(said.code).toBe(0);
  // Nothing is taken from the replies of the first occasion.
  expect((await server.state()).requests).toHaveLength(160);
  expect(oneLine(said.out)).toContain('gpt/plain, asked anew about 40 items (occasion 2)');
  expect(oneLine(said.out)).toContain('no change is shown');
  expect(oneLine(said.out)).toContain('on the same 40 items (no verdict changed: exact bound)');
  expect(oneLine(said.out)).toMatch(/A fall of 0\.\d\d or more would have changed a verdict here/);
  expect(query(place.store, 'SELECT DISTINCT occasion FROM trial ORDER BY occasion')).toEqual([
    { occasion: 1 },
    { occasion: 2 },
  ]);
  // One that is through is followed by another; reports tell the last.
  const third = await place.assay('replay', '--drift', '--json');
  const document = JSON.parse(third.out.trim().split('\n').at(-1) ?? '');
  expect(document.drift[0]).toMatchObject({
    candidate: 'gpt/plain',
    criterion: 'harmful',
    occasion: 3,
    anchors: 40,
    noneChanged: true,
    smallestFall: expect.any(Number),
    isNoninferior: false,
  });
  expect(oneLine((await place.assay('compare')).out)).toContain('asked anew about 40 items');
});

test('what was never asked is not asked on a later occasion: nothing is sent', async () => {
  const place = await study();
  const { code, err } = await place.assay('replay', '--drift');
  expect(code).toBe(2);
  expect(oneLine(err)).toContain('not asked before, so that nothing can be compared: gpt/plain');
  expect(err).toContain('assay replay first');
  expect((await server.state()).requests).toHaveLength(0);
});

test('a judge whose answers have changed is told', async () => {
  const place = await study();
  await place.assay('replay');
  // Other answers to the same requests from now on.
  await server.plan({ seed: 'other' });
  const said = await place.assay('replay', '--drift');
  expect(oneLine(said.out)).toContain('it has changed (p < .001)');
});

test('a judge with a changed template beside its earlier one is told, in lines that fit', async () => {
  const place = await study();
  await place.assay('replay');
  await place.write('plain.md', `${TEMPLATE}Look twice.\n`);
  await place.assay('replay');
  const said = await place.assay('replay', '--drift');
  expect(oneLine(said.out)).toMatch(/gpt\/plain #\w+, asked anew about 40 items/);
  for (const line of said.out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});

test('anchors are frozen, and never changed silently', async () => {
  const place = await study();
  await place.assay('replay');
  await place.assay('replay', '--drift', '--anchors', '10');
  const file = join(place.folder, 'anchors.jsonl');
  const frozen = readFileSync(file, 'utf8');
  const lines = frozen.trim().split('\n');
  expect(lines).toHaveLength(10);
  expect((await place.assay('replay', '--drift')).err).toContain('10 items');
  expect(readFileSync(file, 'utf8')).toBe(frozen);
  const other = await place.assay('replay', '--drift', '--anchors', '20');
  expect(other.code).toBe(2);
  expect(other.err).toContain('10 anchors are frozen, and 20 are asked for');
  writeFileSync(file, `${frozen}{"item": "i1"}\n`);
  const broken = await place.assay('replay', '--drift');
  expect(broken.code).toBe(2);
  expect(broken.err).toContain('anchors.jsonl:11');
});

test('what is labelled and was never imported is no anchor', async () => {
  const place = await study();
  const labels = (await place.read('annotations.jsonl')).trim();
  const stray = labels.split('\n')[0]?.replace('"i0"', '"nowhere"');
  await place.write('annotations.jsonl', `${labels}\n${stray}\n`);
  await place.assay('replay');
  expect((await place.assay('replay', '--drift')).err).toContain('40 items');
  const frozen = await place.read('anchors.jsonl');
  expect(frozen.trim().split('\n')).toHaveLength(40);
  expect(frozen).not.toContain('nowhere');
});

test('a drift check that was stopped goes on with the same occasion', async () => {
  const place = await study();
  await place.assay('replay');
  await place.assay('replay', '--drift', '--limit', '30');
  await place.assay('replay', '--drift');
  expect((await server.state()).requests).toHaveLength(160);
  expect(query(place.store, 'SELECT max(occasion) AS last FROM trial')).toEqual([{ last: 2 }]);
});

test('anchors are shown in the order of labels in which they were validated', async () => {
  const place = await study();
  await place.write('plain.md', TEMPLATE.replace('layout:', 'label_order: shuffled\nlayout:'));
  await place.assay('replay');
  expect((await place.assay('replay', '--drift', '--anchors', '15')).code).toBe(0);
  const calls = query(place.store, 'SELECT item, repeat, occasion, presentation FROM trial');
  const asked = (occasion: number) =>
    calls
      .filter((call) => call['occasion'] === occasion)
      .map(({ item, repeat, presentation }) => `${item} ${repeat} ${presentation}`);
  expect(asked(2)).toHaveLength(30);
  expect(asked(1)).toEqual(expect.arrayContaining([...asked(2)]));
});
