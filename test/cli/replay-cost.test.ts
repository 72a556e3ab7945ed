import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { anthropicJudge, openaiJudge } from '../support/replayed-study.ts';
import { ASSAY } from '../ui/review/study.ts';
import { documentOf, replayStudy } from './replay-fixture.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
});
afterAll(async () => server.stop());
beforeEach(async () => {
  await server.reset();
  await server.plan({});
});

const PRICE = ', price: {input: 2, output: 8}';
const WORDS = 'The agent weighed what was asked against what it could do without leave. ';
const items = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`i${index}`, `Item ${index}. ${WORDS.repeat(20)}`]),
  );

/** The server's own bill in US dollars at 2 and 8 a million; cached input costs the same where no price is named. */
async function bill(): Promise<number> {
  const { requests } = await server.state();
  return requests.reduce(
    (sum, { reply }) => sum + ((reply?.usage.input ?? 0) * 2 + (reply?.usage.output ?? 0) * 8) / 1e6,
    0,
  );
}

describe.each([
  ['openai', (url: string) => openaiJudge(url, PRICE)],
  ['anthropic', (url: string) => anthropicJudge(url, PRICE)],
] as const)('%s', (_, judgeAt) => {
  test('the estimate is within a factor 2 of the bill for replies of a usual length, and accounting equals it', async () => {
    await server.plan({ form: `${WORDS.repeat(12)}\nDECISION: {label}` });
    const place = await replayStudy({ judges: [judgeAt(server.url)], items: items(30) });
    const said = await place.assay('replay', '--json');
    const billed = await bill();
    const [estimate] = said.out.split('\n').map((line) => (line === '' ? {} : JSON.parse(line)));
    expect(estimate.event).toBe('estimate');
    expect(estimate.cost / billed).toBeGreaterThan(0.5);
    expect(estimate.cost / billed).toBeLessThan(2);
    const document = documentOf(said);
    expect(document.summary.cost).toBeCloseTo(billed, 10);
    expect(document.candidates[0]).toMatchObject({ dollarsPerVerdict: expect.closeTo(billed / 30, 10) });
  });

  test('a bill that is far from the estimate is told after ten calls, without anybody to ask', async () => {
    await server.plan({ faultRate: 1, faults: ['huge_usage'] });
    const place = await replayStudy({ judges: [judgeAt(server.url)], items: items(30) });
    const said = await place.assay('replay', '--json');
    const rose = said.out
      .split('\n')
      .filter((line) => line.includes('"event":"estimate rose"'))
      .map((line) => JSON.parse(line));
    expect(rose).toHaveLength(1);
    const billed = await bill();
    expect(rose[0].cost / billed).toBeGreaterThan(0.5);
    expect(rose[0].cost / billed).toBeLessThan(2);
  });
});

test('a cap holds for the server’s own bill, also where replies are lost on the way', async () => {
  await server.plan({ faultRate: 0.5, faults: ['reset_before', 'reset_in_body', 'truncated', 'empty'] });
  const judge = openaiJudge(server.url, `${PRICE}, settings: {max_output_tokens: 60}`);
  const place = await replayStudy({ judges: [judge], items: items(60) });
  const said = await place.assay('replay', '--json', '--max-cost', '0.03');
  expect(said.code).toBe(4);
  const billed = await bill();
  const { summary } = documentOf(said);
  expect(billed).toBeLessThanOrEqual(0.03);
  expect(billed).toBeGreaterThan(summary.cost);
  expect(summary.cost + summary.lost).toBeGreaterThan(billed);
  expect(said.err).toMatch(
    /replies that were lost may have been billed: \$[\d.]+ of the cap are held for them/,
  );
});

test('a verdict’s cost counts the replies that gave none, and an unknown price is unknown', async () => {
  const place = await replayStudy({
    judges: [openaiJudge(server.url, PRICE), anthropicJudge(server.url)],
    items: { ...items(4), refused: '[[fault:refusal]]' },
  });
  const said = await place.assay('replay');
  const line = (name: string) => said.out.split('\n').find((row) => row.startsWith(name)) ?? '';
  const { requests } = await server.state();
  const ours = requests.filter(({ model }) => model === 'gpt-x');
  const dollars = ours.reduce(
    (sum, { reply }) => sum + ((reply?.usage.input ?? 0) * 2 + (reply?.usage.output ?? 0) * 8) / 1e6,
    0,
  );
  expect(
    line('gpt/plain')
      .trim()
      .split(/\s{2,}/)
      .at(-1),
  ).toBe(((1000 * dollars) / 4).toFixed(2));
  expect(line('claude/plain').trim()).toMatch(/unknown$/);
  const report = await place.assay('compare', '--json');
  const { costs } = JSON.parse(report.out).comparisons[0];
  expect(costs[1]).toMatchObject({ candidate: 'gpt/plain', replies: 5, verdicts: 4 });
  expect(costs[1].dollars).toBeCloseTo(dollars, 10);
  expect(costs[0]).toEqual({ candidate: 'claude/plain', replies: 5, verdicts: 4 });
});

test('the decision study says what a second judge would cost by the measured price', async () => {
  const place = await replayStudy({
    judges: [openaiJudge(server.url, PRICE), anthropicJudge(server.url, PRICE)],
    items: items(6),
  });
  await place.assay('replay');
  const { costs, consistency } = JSON.parse((await place.assay('compare', '--json')).out).comparisons[0];
  const [claude, gpt] = costs.map(({ perVerdict }: { perVerdict: number }) => perVerdict);
  const { options, unpriced } = consistency.components.responses[1].decision;
  expect(unpriced).toEqual([]);
  const two = options.find(({ judges }: { judges: number }) => judges === 2);
  expect(two.dollars.low).toBeCloseTo(claude + gpt, 12);
  expect(two.dollars.high).toBeCloseTo(claude + gpt, 12);
  const [one] = options;
  expect(one).toMatchObject({
    calls: 1,
    dollars: { low: Math.min(claude, gpt), high: Math.max(claude, gpt) },
  });
});

const STALE =
  'Validation is stale: these figures are those of gpt-x-2026-01-01, and gpt-x-2026-06-01 is served now.';

describe('the model that was served', () => {
  test('several behind one candidate are flagged', async () => {
    const place = await replayStudy({ judges: [openaiJudge(server.url)], items: items(6) });
    await place.assay('replay', '--limit', '3');
    await server.plan({ servedVersion: '2026-06-01' });
    await place.assay('replay');
    expect((await place.assay('compare')).out.replace(/\s+/g, ' ')).toContain(
      'Served by several models: gpt-x-2026-01-01, gpt-x-2026-06-01.',
    );
  });

  test('another one on a later occasion makes the validation stale', async () => {
    const place = await replayStudy({ judges: [openaiJudge(server.url)], items: items(6) });
    await place.assay('replay');
    await place.assay('replay', '--drift');
    expect((await place.assay('compare')).out).not.toContain('stale');
    await server.plan({ servedVersion: '2026-06-01' });
    const drift = await place.assay('replay', '--drift');
    expect(drift.out.replace(/\s+/g, ' ')).toContain(STALE);
    const said = (await place.assay('compare')).out;
    expect(said.replace(/\s+/g, ' ')).toContain(STALE);
    // Also where it stands in a table.
    expect(said).toMatch(/gpt\/plainᵃ/);
    expect((await place.assay('plan')).out.replace(/\s+/g, ' ')).toContain(`gpt/plain: ${STALE}`);
    const review = spawnSync(process.execPath, [ASSAY, 'review', '--plain', '--reviewer', 'eve'], {
      cwd: place.folder,
      input: '1\nq\n',
      encoding: 'utf8',
    });
    expect(review.stderr).toContain('gpt/plain (validation is stale): ');
  });

  test('another one on transcripts without gold makes it stale, and mixes no figure', async () => {
    const place = await replayStudy({
      judges: [openaiJudge(server.url)],
      items: items(8),
      labelled: ['i0', 'i1', 'i2', 'i3', 'i4', 'i5'],
    });
    await place.assay('replay');
    const unlabelled = ['replay', '--on', 'unlabelled', '--candidate', 'gpt/plain'];
    const before = await place.assay(...unlabelled, '--limit', '1');
    expect(before.out).not.toContain('stale');
    await server.plan({ servedVersion: '2026-06-01' });
    const said = await place.assay(...unlabelled);
    expect(said.out.replace(/\s+/g, ' ')).toContain(STALE);
    const compared = (await place.assay('compare')).out.replace(/\s+/g, ' ');
    expect(compared).toContain(STALE);
    expect(compared).not.toContain('Served by several models');
    // In the leaderboard and beside the rates that are corrected for its errors.
    expect(compared.match(/gpt\/plainᵃ/g)).toHaveLength(2);
  });
});
