import { describe, expect, test } from 'vitest';
import type { StoredReply } from '../../src/domain/trial-store.ts';
import { type PlannedJudge, planCandidates } from '../../src/replay/candidates.ts';
import type { Prepared } from '../../src/replay/engine.ts';
import { estimateReplay } from '../../src/replay/estimate.ts';
import { HARMFUL, model, programJudge, template } from './plan-fixture.ts';

const PRICES = { input: 1, output: 10 };

/** Each trial of an item `n` counts n tokens in. */
function estimate(
  judges: readonly PlannedJudge[],
  trials: number,
  known: readonly string[] = [],
  keyOf = (item: number) => `key ${item}`,
) {
  const candidates = planCandidates(judges, [template('one')], ['full'], [HARMFUL]);
  return estimateReplay({
    candidates,
    counts: new Map(candidates.map(({ hash }) => [hash, trials])),
    // All on one item together, as in a plan.
    trials: Array.from({ length: trials }, (_, index) =>
      candidates.map(({ hash }) => ({
        number: index,
        candidate: hash,
        item: String(index + 1),
        presentation: '',
        repeat: 1,
        occasion: 1,
      })),
    ).flat(),
    prepare: async ({ candidate, item }): Promise<Prepared> => {
      const { asks, planned } = candidates.find(({ hash }) => hash === candidate) ?? candidates[0] ?? fail();
      return {
        kind: 'ask',
        judge: asks,
        question: {
          item,
          facets: {},
          shown: '',
          criteria: [],
          presentation: '',
          repeat: 1,
          occasion: 1,
        },
        replyKey: `${planned.id} ${keyOf(Number(item))}`,
        largest: async () => ({ inputTokens: Number(item), outputTokens: planned.maxOutputTokens }),
        read: () => [],
        failed: () => [],
      };
    },
    replyByKey: async (key): Promise<StoredReply | undefined> =>
      known.includes(key) ? { number: 1, key, text: '' } : undefined,
  });
}

function fail(): never {
  throw new Error('a candidate is planned');
}

describe('an estimate', () => {
  test('sums the tokens of requests, and takes replies to be of a usual length', async () => {
    const { candidates, ...totals } = await estimate([model('gpt', { prices: PRICES })], 10);
    // 1 + ... + 10 tokens in; a decision line is expected to have 300 tokens, and at most 100 are allowed.
    expect(totals).toEqual({
      calls: 10,
      reused: 0,
      inputTokens: 55,
      outputTokens: 1000,
      sharedTokens: 0,
      cacheSaving: 0,
      cost: (55 * 1 + 1000 * 10) / 1e6,
      unpriced: [],
      isSampled: false,
    });
    expect(candidates[0]).toMatchObject({ trials: 10, calls: 10, tooLong: 0 });
  });

  test('prices every call by its own step', async () => {
    const prices = { ...PRICES, steps: [{ from: 9, input: 2, output: 20 }] };
    const { cost } = await estimate([model('gpt', { prices })], 10);
    // 1 + ... + 8 tokens in at 1 and 9 + 10 at 2; 100 out each, eight times at 10 and twice at 20.
    expect(cost).toBeCloseTo((36 + 19 * 2 + 800 * 10 + 200 * 20) / 1e6, 12);
  });

  test('counts no reply that is paid for, and one call for two trials of one request', async () => {
    const paid = await estimate([model('gpt')], 4, ['gpt key 1', 'gpt key 4']);
    expect(paid).toMatchObject({ calls: 2, reused: 2, inputTokens: 5 });
    const twins = await estimate([model('gpt')], 4, [], () => 'the same');
    expect(twins).toMatchObject({ calls: 1, reused: 3 });
  });

  test('an unknown price is unknown and not nothing; programs cost nothing', async () => {
    const { candidates, unpriced, cost } = await estimate([model('gpt'), programJudge('prior')], 2);
    expect(candidates.map((one) => one.cost)).toEqual([undefined, 0]);
    expect([unpriced, cost]).toEqual([['gpt/one'], 0]);
  });

  test('of many trials an even sample is looked at', async () => {
    const { calls, inputTokens, isSampled } = await estimate([model('gpt')], 10_000);
    expect([calls, isSampled]).toEqual([10_000, true]);
    // 1 + ... + 10,000 is 50,005,000; every fifth of them, from the first on, averages 4,998.5 instead.
    expect(inputTokens).toBe(4998.5 * 10_000);
  });

  test('every candidate is looked at, in whatever order their trials stand', async () => {
    const judges = Array.from({ length: 5 }, (_, index) => model(`gpt-${index}`, { prices: PRICES }));
    const { candidates } = await estimate(judges, 4000);
    expect(candidates.map(({ calls }) => calls)).toEqual([4000, 4000, 4000, 4000, 4000]);
    for (const { inputTokens } of candidates) expect(inputTokens / 8_002_000).toBeCloseTo(1, 1);
  });
});
