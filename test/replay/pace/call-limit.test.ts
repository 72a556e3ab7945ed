import { describe, expect, test } from 'vitest';
import { CallLimit } from '../../../src/replay/pace/call-limit.ts';

function answers(limit: CallLimit, times: number, milliseconds = 100, inFlight = Infinity): number {
  let raised = 0;
  for (let index = 0; index < times; index++) if (limit.answered(inFlight, milliseconds)) raised++;
  return raised;
}

describe('the limit of calls in flight', () => {
  test('begins at what is allowed and never passes it', () => {
    const limit = new CallLimit(4);
    expect(answers(limit, 100)).toBe(0);
    expect(limit.limit).toBe(4);
  });

  test('is halved by an overload, once for all calls that were sent before', () => {
    const limit = new CallLimit(16);
    const { round } = limit;
    expect([limit.overloaded(round), limit.overloaded(round), limit.limit]).toEqual([true, false, 8]);
    expect([limit.overloaded(limit.round), limit.limit]).toEqual([true, 4]);
  });

  test('never falls below one', () => {
    const limit = new CallLimit(3);
    for (let index = 0; index < 5; index++) limit.overloaded(limit.round);
    expect(limit.limit).toBe(1);
  });

  test('rises by one for each round of answers', () => {
    const limit = new CallLimit(16);
    limit.overloaded(limit.round);
    expect(answers(limit, 7)).toBe(0);
    expect([answers(limit, 1), limit.limit]).toEqual([1, 9]);
    expect([answers(limit, 9), limit.limit]).toEqual([1, 10]);
    answers(limit, 1000);
    expect(limit.limit).toBe(16);
  });

  test('does not rise where it is not made use of', () => {
    const limit = new CallLimit(16);
    limit.overloaded(limit.round);
    expect(answers(limit, 100, 100, 3)).toBe(0);
  });

  test('does not rise while calls take twice as long as they did: more in flight would only wait for each other', () => {
    const limit = new CallLimit(64);
    limit.overloaded(limit.round);
    answers(limit, 200, 100);
    const before = limit.limit;
    expect(before).toBeGreaterThan(32);
    // The mean follows slowly; when it has, nothing rises any more.
    answers(limit, 60, 400);
    const reached = limit.limit;
    expect(answers(limit, 1000, 400)).toBe(0);
    expect(reached - before).toBeLessThanOrEqual(1);
    // Quick again, it goes on.
    expect(answers(limit, 300, 100)).toBeGreaterThan(0);
  });
});
