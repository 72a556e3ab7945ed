import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Budget, type Reservation } from '../../src/replay/budget.ts';

/** One dollar per token of output. */
const PRICES = { input: 0, output: 1_000_000 };
const usage = (dollars: number) => ({ inputTokens: 0, outputTokens: dollars });

test('without a cap everything fits, and what is spent is counted', async () => {
  const budget = new Budget(undefined);
  (await budget.reserve(async () => usage(1e6), PRICES))?.settle(usage(3));
  expect([budget.spent, budget.overshoot]).toEqual([3, 0]);
});

test('a call that does not fit beside those in flight waits for one to end', async () => {
  const budget = new Budget(10);
  const first = await budget.reserve(async () => usage(8), PRICES);
  let second: Reservation | undefined;
  const waiting = budget
    .reserve(async () => usage(8), PRICES)
    .then((reservation) => {
      second = reservation;
    });
  await new Promise(setImmediate);
  expect(second).toBeUndefined();
  first?.settle(usage(1));
  await waiting;
  expect(second).toBeDefined();
});

test('one that does not fit with nothing in flight ends it, also for smaller ones', async () => {
  const budget = new Budget(10);
  (await budget.reserve(async () => usage(5), PRICES))?.settle(usage(5));
  expect(await budget.reserve(async () => usage(6), PRICES)).toBeUndefined();
  expect(await budget.reserve(async () => usage(1), PRICES)).toBeUndefined();
});

test('a long prompt reserves and is booked at the price of its step', async () => {
  // A dollar a token in, two from 6 tokens on.
  const stepped = { input: 1e6, output: 0, steps: [{ from: 6, input: 2e6, output: 0 }] };
  const prompt = (inputTokens: number) => ({ inputTokens, outputTokens: 0 });
  const tight = new Budget(11);
  expect(await tight.reserve(async () => prompt(6), stepped)).toBeUndefined();
  const enough = new Budget(12);
  (await enough.reserve(async () => prompt(6), stepped))?.settle(prompt(6));
  expect([enough.spent, enough.overshoot]).toEqual([12, 0]);
  const short = new Budget(5);
  (await short.reserve(async () => prompt(5), stepped))?.settle(prompt(5));
  expect(short.spent).toBe(5);
});

test('settling twice books once', async () => {
  const budget = new Budget(10);
  const reservation = await budget.reserve(async () => usage(5), PRICES);
  reservation?.settle(usage(2));
  reservation?.settle(usage(2));
  expect(budget.spent).toBe(2);
});

test('what may have been billed and was never counted is as good as spent', async () => {
  const budget = new Budget(10);
  (await budget.reserve(async () => usage(6), PRICES))?.lose();
  expect([budget.spent, budget.lost, budget.overshoot]).toEqual([0, 6, 0]);
  (await budget.reserve(async () => usage(4), PRICES))?.settle(usage(1));
  expect(budget.reserveNow(usage(4), PRICES)).toBeUndefined();
  expect(await budget.reserve(async () => usage(4), PRICES)).toBeUndefined();
});

test('however many race, spend never passes the cap while no reply costs more than it reserved', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 60 }),
      fc.array(fc.record({ largest: fc.integer({ min: 1, max: 9 }), used: fc.nat(9) }), { maxLength: 40 }),
      async (cap, calls) => {
        const budget = new Budget(cap);
        const admitted = await Promise.all(
          calls.map(async ({ largest, used }) => {
            const reservation = await budget.reserve(async () => usage(largest), PRICES);
            if (reservation === undefined) return 0;
            await Promise.resolve();
            const cost = Math.min(largest, used);
            reservation.settle(usage(cost));
            return cost;
          }),
        );
        expect(budget.spent).toBe(admitted.reduce((sum, cost) => sum + cost, 0));
        expect(budget.spent).toBeLessThanOrEqual(cap);
      },
    ),
    { seed: 1, numRuns: 200 },
  );
});
