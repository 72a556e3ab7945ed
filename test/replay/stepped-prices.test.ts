import { expect, test } from 'vitest';
import type { CandidateUsage } from '../../src/domain/usage.ts';
import { costOf } from '../../src/replay/money.ts';
import { replay } from '../../src/replay/replay.ts';
import { recordAttempts } from '../store/record-attempts.ts';
import { bench, PRICES, prepared, reply, scriptedJudge, storeWithRun } from './engine-fixture.ts';

const STEPPED = { ...PRICES, steps: [{ from: 1001, input: 2, output: 20 }] };

function sum(usage: readonly CandidateUsage[]): number {
  return usage.reduce((total, { prices, ...used }) => total + (prices ? costOf(used, prices) : 0), 0);
}

test('replies are stored with the prices of their own step, so that sums of them stay right', async () => {
  const store = await storeWithRun(3);
  // Together 2,201 tokens in: a sum would reach the step, two of the three do not.
  const judge = scriptedJudge((_, call) =>
    reply('yes', { usage: { inputTokens: call === 3 ? 1001 : 600, outputTokens: 10 } }),
  );
  const { engine } = bench(store, judge, { prices: STEPPED, concurrency: 1 });
  const { cost } = await replay(engine, 0);
  // 2 x (600 x 1 + 10 x 10) + 1,001 x 2 + 10 x 20.
  expect(cost).toBeCloseTo(0.003602, 12);
  const usage = await store.usage();
  expect(usage.map(({ prices, replies }) => [prices, replies])).toEqual([
    [{ input: 1, output: 10 }, 2],
    [{ input: 2, output: 20 }, 1],
  ]);
  expect(sum(usage)).toBeCloseTo(cost, 12);
});

test('a cap is kept where the prompt is long', async () => {
  const judge = scriptedJudge(() => reply('yes', { usage: { inputTokens: 1001, outputTokens: 100 } }));
  const run = async (cap: number) => {
    const { engine } = bench(await storeWithRun(3), judge, { cap, concurrency: 1 });
    const largest = async () => ({ inputTokens: 1001, outputTokens: 100 });
    return replay(
      { ...engine, prepare: async (trial) => ({ ...prepared(trial, judge, STEPPED), largest }) },
      0,
    );
  };
  // A call reserves and costs 1,001 x 2 + 100 x 20 = 4,002 millionths; at the lowest step it would be 2,001.
  expect(await run(0.004)).toMatchObject({ cost: 0 });
  const { cost } = await run(0.009);
  expect(cost).toBeCloseTo(0.008004, 12);
});

test('a reply of an older store, priced without steps, costs what it was booked at', async () => {
  const store = await storeWithRun(1);
  const [trial] = await store.claim({ run: 'run', owner: 'me', now: 0, until: 100, limit: 1 });
  const number = trial?.number ?? 0;
  const sentAt = '2026-01-01T00:00:00.000Z';
  const [attempt = 0] = await recordAttempts(store, 'me', 0, [{ trial: number, replyKey: 'old', sentAt }]);
  const usage = { inputTokens: 300_000, outputTokens: 10 };
  const received = { key: 'old', text: 'yes', usage, prices: { input: 1, output: 10 } };
  const readings = [{ criterion: 'harm', parser: 'test/1', outcome: 'verdict' as const, label: 'yes' }];
  await store.finish({ ended: [], trials: [{ trial: number, reply: { received, attempt }, readings }] });
  expect(sum(await store.usage())).toBeCloseTo((300_000 + 100) / 1e6, 12);
});
