import { expect, test } from 'vitest';
import type { AskBatch, BatchRequest } from '../../../src/domain/batch.ts';
import { Chunk, type ChunkCall, customId, halved } from '../../../src/replay/batch/chunk.ts';
import { Budget } from '../../../src/replay/budget.ts';

const asks = (requests: number, bytes: number): AskBatch => ({
  limits: { requests, bytes },
  notices: [],
  bytesOf: ({ request }) => request.system.length,
  submit: () => Promise.reject(new Error('not sent here')),
  find: () => Promise.reject(new Error('not asked here')),
  state: () => Promise.reject(new Error('not asked here')),
  results: () => {
    throw new Error('not asked here');
  },
});

function request(bytes: number): BatchRequest {
  return { customId: 'c', request: { system: 'x'.repeat(bytes), user: [] } };
}

function call(bytes: number): ChunkCall {
  const reservation = new Budget(undefined).reserveNow({ inputTokens: 1, outputTokens: 1 }, undefined);
  if (reservation === undefined) throw new Error('without a cap there is room');
  const trial = { number: 1, candidate: 'c', item: 'i', presentation: '', repeat: 1, occasion: 1 };
  const prepared = {} as ChunkCall['prepared'];
  return { trial, prepared, request: request(bytes), reservation };
}

test('a batch takes no more requests and no more bytes than the provider does', () => {
  const byCount = new Chunk(asks(2, 1000));
  byCount.add(call(10));
  expect(byCount.hasRoom(request(10))).toBe(true);
  byCount.add(call(10));
  expect(byCount.hasRoom(request(10))).toBe(false);
  const byBytes = new Chunk(asks(100, 50));
  byBytes.add(call(30));
  expect(byBytes.hasRoom(request(20))).toBe(true);
  expect(byBytes.hasRoom(request(21))).toBe(false);
});

test('one request that is too large goes alone, for the provider to refuse', () => {
  expect(new Chunk(asks(2, 50)).hasRoom(request(500))).toBe(true);
});

test('a custom id is what both providers take', () => {
  const id = customId('ff'.repeat(32));
  expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  expect(id).not.toBe(customId('fe'.repeat(32)));
});

test('half of every price', () => {
  expect(halved({ input: 2, output: 8 })).toEqual({ input: 1, output: 4 });
  expect(halved({ input: 2, output: 8, cachedInput: 1 })).toEqual({ input: 1, output: 4, cachedInput: 0.5 });
  const step = { from: 1001, input: 4, output: 12, cacheWrite: 6 };
  expect(halved({ input: 2, output: 8, steps: [step] })).toEqual({
    input: 1,
    output: 4,
    steps: [{ from: 1001, input: 2, output: 6, cacheWrite: 3 }],
  });
});

test('a reservation that does not fit is not made, and nothing waits for it', () => {
  const budget = new Budget(1);
  const million = { inputTokens: 1_000_000, outputTokens: 0 };
  const first = budget.reserveNow(million, { input: 0.6, output: 0 });
  expect(budget.reserveNow(million, { input: 0.6, output: 0 })).toBeUndefined();
  first?.settle({ inputTokens: 100_000, outputTokens: 0 });
  expect(budget.spent).toBeCloseTo(0.06, 12);
  expect(budget.reserveNow(million, { input: 0.6, output: 0 })).toBeDefined();
});
