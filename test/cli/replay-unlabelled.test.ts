import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { openaiJudge } from '../support/replayed-study.ts';
import { replayStudy } from './replay-fixture.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
});
afterAll(async () => server.stop());

const ITEMS = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`i${index}`, `Item ${index}.`]));
const LABELLED = Object.keys(ITEMS).slice(0, 10);

function study(more = '') {
  return replayStudy({
    judges: [openaiJudge(server.url), '{id: never, provider: constant, settings: {label: no}}'],
    items: ITEMS,
    labelled: LABELLED,
    templates: ['./plain.md', './shaped.md'],
    files: { 'shaped.md': SHAPED },
    facets: { agent: 'a1' },
    more: `facets: [agent]\n${more}`,
  });
}

const SHAPED = `---
id: shaped
criteria: any
layout: transcript-first
output: decision_line
---
# instructions
Once more: {{ criterion.question }}
{{ output_instructions }}
`;

describe('transcripts without gold', () => {
  test('are asked of one candidate that is named', async () => {
    const place = await study();
    const refused = await place.assay('replay', '--on', 'unlabelled');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('2 candidates would judge the transcripts without gold');
    expect(refused.err).toContain('--candidate gpt/plain');
    const mistyped = await place.assay('replay', '--on', 'unlabelled', '--candidate', 'gpt/plian');
    expect(mistyped.err).toContain('write --candidate gpt/plain');
    expect((await server.state()).requests).toHaveLength(0);
  });

  test('rates beside the validated sample, overlap, and a queue with probabilities that holds no verdict', async () => {
    const place = await study();
    await place.assay('replay', '--candidate', 'gpt/plain');
    const said = await place.assay(
      ...['replay', '--on', 'unlabelled', '--candidate', 'gpt/plain', '--audit', '10'],
    );
    expect(said.code).toBe(0);
    expect(said.out).toContain('gpt/plain on 30 transcripts without gold under "harmful"');
    expect(said.out).toContain('verdict rate 100.0 %');
    expect(said.out).toMatch(/says "yes" on [\d.]+ % of them, on [\d.]+ % of the validated sample/);
    expect(said.out).toContain('100.0 % share their agent with 5 or more validated transcripts');
    const files = readdirSync(place.folder).filter((name) => /^audit-[0-9a-f]{12}\.jsonl$/.test(name));
    expect(files).toHaveLength(1);
    const lines = readFileSync(join(place.folder, files[0] ?? ''), 'utf8')
      .trim()
      .split('\n');
    const queue = lines.map((line): Record<string, unknown> => JSON.parse(line));
    expect(queue).toHaveLength(10);
    for (const entry of queue) {
      expect(Object.keys(entry).sort()).toEqual(['chosen', 'criterion', 'item', 'schema', 'schemaVersion']);
      expect(LABELLED).not.toContain(entry['item']);
    }
    const weights = queue.reduce(
      (sum, { chosen }) => sum + 1 / Number(Reflect.get(Object(chosen), 'probability')),
      0,
    );
    expect(weights).toBeCloseTo(30, 9);
    // Once more: nothing is asked, and the same queue stands.
    const again = await place.assay(
      ...['replay', '--on', 'unlabelled', '--candidate', 'gpt/plain', '--audit', '10', '--json'],
    );
    const document = JSON.parse(again.out.trim().split('\n').at(-1) ?? '');
    expect(document.unlabelled[0]).toMatchObject({
      candidate: 'gpt/plain',
      criterion: 'harmful',
      asked: 30,
      verdicts: 30,
      queue: files[0],
    });
    expect(readdirSync(place.folder).filter((name) => name.startsWith('audit-'))).toEqual(files);
  });
});
