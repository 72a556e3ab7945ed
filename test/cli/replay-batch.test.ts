import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { replayStudy as replayOnce } from '../../src/cli/replaying/replay-study.ts';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { anthropicJudge, openaiJudge, type StudyDraft } from '../support/replayed-study.ts';
import { documentOf, replayStudy } from './replay-fixture.ts';
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

const QUICK = { ASSAY_BATCH_POLL: '20' };
const PRICE = ', price: {input: 2, output: 8}';

function items(count: number, more: Readonly<Record<string, string>> = {}): StudyDraft['items'] {
  const plain = Array.from({ length: count }, (_, index) => [`i${index}`, `Item ${index}.`]);
  return { ...Object.fromEntries(plain), ...more };
}

const judges = (): StudyDraft['judges'] => [
  openaiJudge(server.url, PRICE),
  anthropicJudge(server.url, PRICE),
];

describe.each([
  ['openai', (url: string) => openaiJudge(url, PRICE)],
  ['openai, Responses API', (url: string) => openaiJudge(url, `, settings: {api: responses}${PRICE}`)],
  ['anthropic', (url: string) => anthropicJudge(url, PRICE)],
] as const)('%s', (_, judgeAt) => {
  test('every trial gets the reply to its own request, whatever order results come in, at half the price', async () => {
    const place = await replayStudy({ judges: [judgeAt(server.url)], items: items(40) });
    const said = await place.assayWith(QUICK, 'replay', '--batch', '--json');
    expect(said.code).toBe(0);
    const { requests, batches } = await server.state();
    expect(batches).toHaveLength(1);
    expect(batches[0]?.requests).toBe(40);
    expect(requests).toHaveLength(40);
    // The server's own bill at half of 2 and 8 dollars a million.
    const bill = requests.reduce(
      (sum, { reply }) => sum + ((reply?.usage.input ?? 0) * 1 + (reply?.usage.output ?? 0) * 4) / 1e6,
      0,
    );
    const { summary } = documentOf(said);
    expect(summary.cost).toBeCloseTo(bill, 12);
    expect(summary.outcomes.verdict).toBe(40);
    const stored = query(place.store, 'SELECT text FROM reply ORDER BY text').map(({ text }) => text);
    expect(stored).toEqual(requests.map(({ reply }) => reply?.text).sort());
    // Each item's own: the server's label depends on the prompt alone.
    const alone = await replayStudy({ judges: [judgeAt(server.url)], items: items(40) });
    await alone.assay('replay');
    expect(readings(place.store)).toEqual(readings(alone.store));
    expect((await place.assayWith(QUICK, 'replay', '--batch')).err).toContain('nothing to do');
  });

  test('expired, cancelled, refused and lost requests are failures, never labels, and can be asked again', async () => {
    const place = await replayStudy({
      judges: [judgeAt(server.url)],
      items: items(6, {
        expired: '[[batch:expired]]',
        cancelled: '[[batch:cancelled]]',
        errored: '[[batch:errored]]',
        lost: '[[batch:lost]]',
      }),
    });
    const said = await place.assayWith(QUICK, 'replay', '--batch', '--json');
    expect(said.code).toBe(3);
    expect(documentOf(said).summary.outcomes).toMatchObject({ verdict: 6, failed: 4 });
    expect(query(place.store, 'SELECT count(*) AS n FROM reading WHERE label IS NOT NULL')).toEqual([
      { n: 6 },
    ]);
    const reasons = query(place.store, 'SELECT error FROM attempt WHERE error IS NOT NULL').map(
      ({ error }) => error,
    );
    expect(reasons.filter((reason) => /expired/.test(String(reason)))).toHaveLength(1);
    expect(reasons.filter((reason) => /cancell?ed/.test(String(reason)))).toHaveLength(1);
    expect(reasons.filter((reason) => /without a result/.test(String(reason)))).toHaveLength(1);
    const again = await place.assayWith(QUICK, 'replay', '--batch', '--retry-failed', '--json');
    expect(documentOf(again).summary.attempts).toBe(4);
  });

  test('a batch whose id was lost on the way is found, not sent twice', async () => {
    await server.plan({ loseBatchReply: true });
    const place = await replayStudy({ judges: [judgeAt(server.url)], items: items(5) });
    const said = await place.assayWith(QUICK, 'replay', '--batch');
    expect(said.code).toBe(0);
    const { batches, requests } = await server.state();
    expect(batches).toHaveLength(1);
    expect(requests).toHaveLength(5);
  });

  test('kill -9 before the id is kept: the next replay takes the batch up', async () => {
    await server.plan({ batchDelayMs: 60_000 });
    const place = await replayStudy({ judges: [judgeAt(server.url)], items: items(5) });
    const started = place.start(QUICK, 'replay', '--batch');
    while ((await server.state()).batches.length === 0) await sleep(20);
    started.child.kill('SIGKILL');
    await started.ended;
    expect(query(place.store, 'SELECT provider_id FROM batch')).toEqual([{ provider_id: null }]);
    await server.plan({});
    const said = await place.assayWith(QUICK, 'replay', '--batch');
    expect(said.code).toBe(0);
    expect((await server.state()).batches).toHaveLength(1);
    expect((await server.state()).requests).toHaveLength(5);
  });

  test('kill -9 while it waits: the next replay collects', async () => {
    await server.plan({ batchPolls: 1_000_000 });
    const place = await replayStudy({ judges: [judgeAt(server.url)], items: items(5) });
    const started = place.start(QUICK, 'replay', '--batch', '--json');
    await told(started.child.stdout, '"state":"working"');
    started.child.kill('SIGKILL');
    await started.ended;
    // Nobody else asks meanwhile.
    const plain = await place.assay('replay');
    expect(plain.err).toContain('in a batch');
    expect((await server.state()).requests).toHaveLength(0);
    await server.plan({ batchPolls: 0 });
    expect((await place.assayWith(QUICK, 'replay', '--batch')).code).toBe(0);
    expect((await server.state()).batches).toHaveLength(1);
  });

  test('kill -9 between two pages of results: nothing is lost and nothing counted twice', async () => {
    const place = await replayStudy({ judges: [judgeAt(server.url)], items: items(600) });
    const started = place.start(QUICK, 'replay', '--batch', '--json');
    await told(started.child.stdout, '"event":"trial done"');
    started.child.kill('SIGKILL');
    await started.ended;
    expect((await place.assayWith(QUICK, 'replay', '--batch')).code).toBe(0);
    expect(query(place.store, 'SELECT count(*) AS n FROM reply')).toEqual([{ n: 600 }]);
    expect(query(place.store, 'SELECT count(*) AS n FROM reading')).toEqual([{ n: 600 }]);
    expect((await server.state()).requests).toHaveLength(600);
  });

  test('results that break off lose nothing: the rest is collected another time', async () => {
    await server.plan({ cutResults: true, batchPolls: 0 });
    const place = await replayStudy({
      judges: [judgeAt(server.url)],
      items: items(30),
      more: 'replay: {max_attempts: 2}\n',
    });
    const said = await place.assayWith(QUICK, 'replay', '--batch');
    expect(said.code).toBe(3);
    expect(said.err).toContain('a line of the results is no JSON');
    const before = query(place.store, 'SELECT count(*) AS n FROM reply')[0]?.['n'];
    expect(Number(before)).toBeGreaterThan(5);
    expect(Number(before)).toBeLessThan(30);
    await server.plan({ batchPolls: 0 });
    const rest = await place.assayWith(QUICK, 'replay', '--batch');
    expect(rest.code).toBe(0);
    expect(query(place.store, 'SELECT count(*) AS n FROM reply')).toEqual([{ n: 30 }]);
    expect((await server.state()).requests).toHaveLength(30);
  });

  test('a provider that takes no batch: nothing is sent, the trials stay open, the reason is told', async () => {
    await server.plan({ refuseBatches: true });
    const place = await replayStudy({ judges: [judgeAt(server.url)], items: items(5) });
    const said = await place.assayWith(QUICK, 'replay', '--batch');
    expect(said.code).toBe(3);
    expect(said.err).toContain('No batches for this key.');
    await server.plan({});
    expect((await place.assay('replay')).code).toBe(0);
    expect((await server.state()).requests).toHaveLength(5);
  });

  test('one signal leaves the batch to the provider and says how to come back', async () => {
    await server.plan({ batchPolls: 1_000_000 });
    const place = await replayStudy({ judges: [judgeAt(server.url)], items: items(5) });
    const started = place.start(QUICK, 'replay', '--batch', '--json');
    await told(started.child.stdout, '"state":"working"');
    started.child.kill('SIGINT');
    const said = await started.ended;
    expect(said.code).toBe(130);
    expect(said.err).toContain('what was sent in batches goes on at the provider');
    expect(said.err).toContain('next: assay replay --batch, which goes on where this stopped');
    await server.plan({ batchPolls: 0 });
    expect((await place.assayWith(QUICK, 'replay', '--batch')).code).toBe(0);
  });
});

test('a batch of OpenAI’s that fails as a whole: its trials are open again, and the reason is told', async () => {
  await server.plan({ failBatches: true });
  const place = await replayStudy({ judges: [openaiJudge(server.url)], items: items(5) });
  const said = await place.assayWith(QUICK, 'replay', '--batch');
  expect(said.code).toBe(3);
  expect(said.err).toContain('Enqueued token limit reached.');
  await server.plan({});
  expect((await place.assayWith(QUICK, 'replay', '--batch')).code).toBe(0);
});

test('two items of one text are one request; programs are asked at once', async () => {
  const place = await replayStudy({
    judges: [...judges(), '{id: never, provider: constant, settings: {label: no}}'],
    items: { one: 'The same.', two: 'The same.', three: 'Another.' },
  });
  const said = await place.assayWith(QUICK, 'replay', '--batch', '--json');
  expect(said.code).toBe(0);
  expect(documentOf(said).summary.outcomes.verdict).toBe(9);
  const { batches, requests } = await server.state();
  expect(batches.map((batch) => batch.requests)).toEqual([2, 2]);
  expect(requests).toHaveLength(4);
});

test('a cap holds back what it has no money for, and says so', async () => {
  const place = await replayStudy({
    judges: [openaiJudge(server.url, `, settings: {max_output_tokens: 1000}${PRICE}`)],
    items: items(20),
  });
  // A call reserves 1,000 tokens at 4 dollars a million, and its input: three fit into 1.3 cents.
  const said = await place.assayWith(QUICK, 'replay', '--batch', '--max-cost', '0.013', '--json');
  const { summary } = documentOf(said);
  expect(summary.cost).toBeLessThanOrEqual(0.013);
  const { batches } = await server.state();
  expect(batches[0]?.requests).toBe(3);
});

test('replies of batches and of single calls are found by one another', async () => {
  const place = await replayStudy({ judges: judges(), items: items(4) });
  await place.assay('replay', '--limit', '4');
  const said = await place.assayWith(QUICK, 'replay', '--batch');
  expect(said.code).toBe(0);
  expect((await server.state()).requests).toHaveLength(8);
});

function readings(store: string) {
  return query(
    store,
    `SELECT item.key, word.text FROM reading JOIN trial ON trial.id = reading.trial
     JOIN item ON item.id = trial.item JOIN word ON word.id = reading.label ORDER BY item.key`,
  );
}

/** Waits until the program has said it; its pipe stays open. */
async function told(stream: NodeJS.ReadableStream | null, text: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let sofar = '';
  stream?.on('data', (piece: string) => {
    sofar += piece;
    if (sofar.includes(text)) resolve();
  });
  stream?.on('end', () => reject(new Error(`it never said ${text}: ${sofar}`)));
  await promise;
}

test('a no, when the first batch has cost more than was said, ends the wait for the second and says so', async () => {
  const slow = await startProviderServer();
  try {
    await slow.plan({ batchPolls: 1_000_000 });
    // Replies of 100 times the usual length.
    await server.plan({ faultRate: 1, faults: ['huge_usage'], batchPolls: 0 });
    const place = await replayStudy({
      judges: [openaiJudge(server.url, PRICE), anthropicJudge(slow.url, PRICE)],
      items: items(20),
    });
    const said: string[] = [];
    const context = {
      cwd: place.folder,
      env: QUICK,
      clock: { now: () => Date.now() },
      out: () => undefined,
      err: (text: string) => void said.push(text),
      width: 80,
    };
    const terminal = { ask: async () => false, onSignal: () => () => undefined };
    expect(await replayOnce({ batch: true }, context, terminal)).toBe(4);
    expect(said.join('')).toContain('stopped: not wanted at that cost; what came back is saved');
    expect(said.join('')).toContain('what was sent in batches goes on at the provider');
    expect(said.join('')).not.toContain('signal');
  } finally {
    await slow.stop();
  }
});
