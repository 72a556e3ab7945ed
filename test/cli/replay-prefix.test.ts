import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { anthropicJudge, TEMPLATE } from '../support/replayed-study.ts';
import { documentOf, replayStudy } from './replay-fixture.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer({ latencyMs: 30, cachedShare: 0.5 });
});
afterAll(async () => server.stop());

test('of the calls that share a transcript one goes first; what may be saved, and was, is told', async () => {
  const place = await replayStudy({
    judges: [
      anthropicJudge(server.url, ', price: {input: 4, output: 20, cached_input: 0.2, cache_write: 5}'),
    ],
    items: Object.fromEntries(
      ['a', 'b', 'c'].map((id) => [id, `Item ${id}. ${'So it went on. '.repeat(400)}`]),
    ),
    templates: ['./plain.md', './other.md', './third.md'],
    files: {
      'other.md': TEMPLATE.replace('id: plain', 'id: other').replace(
        'instructions',
        'instructions\nCarefully:',
      ),
      'third.md': TEMPLATE.replace('id: plain', 'id: third').replace(
        'instructions',
        'instructions\nBriefly:',
      ),
    },
    more: 'replay: {concurrency: 9}\n',
  });
  const said = await place.assay('replay', '--json');
  expect(said.code).toBe(0);
  expect(said.err).toMatch(/up to \$0\.\d+ less where providers keep [\d,]+ tokens of transcripts/);
  const { summary } = documentOf(said);
  expect(summary).toMatchObject({ attempts: 9, done: 9 });
  expect(summary.cachedInputTokens).toBeGreaterThan(0.4 * summary.inputTokens);
  // The server tells half of the input as read from its cache: 3.8 of 4 dollars a million are saved on it.
  expect(summary.cacheSaved).toBeCloseTo((summary.cachedInputTokens * 3.8) / 1e6, 9);
  const { requests } = await server.state();
  const transcripts = requests.map(({ body }) => /Item ([abc])\./.exec(JSON.stringify(body))?.[1]);
  // Each transcript's first call goes before any second one.
  expect(transcripts.slice(0, 3).sort()).toEqual(['a', 'b', 'c']);
  expect(requests.every(({ body }) => JSON.stringify(body).includes('cache_control'))).toBe(true);
});

test('where nothing is shared nothing is marked to be kept', async () => {
  await server.reset();
  const place = await replayStudy({
    judges: [anthropicJudge(server.url)],
    items: { a: 'So it went on. '.repeat(400) },
  });
  const said = await place.assay('replay');
  expect(said.code).toBe(0);
  expect(said.err).not.toContain('less where providers keep');
  const { requests } = await server.state();
  expect(requests.map(({ body }) => JSON.stringify(body).includes('cache_control'))).toEqual([false]);
});
