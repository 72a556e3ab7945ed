import { describe, expect, test } from 'vitest';
import { type Answers, emptyAnswers, INCONSISTENT, NO_LABEL } from '../../src/compare/answers.ts';
import { combineOrders, poolPresentations } from '../../src/compare/combine-orders.ts';

const REFUSED = NO_LABEL.indexOf('refused');

/** One item's answers: how often each label, and how often refused. */
function answers(labels: readonly number[], refused = 0): Answers {
  const one = emptyAnswers('', 1, labels.length);
  one.counts.set(labels);
  one.counts[labels.length + REFUSED] = refused;
  return one;
}

describe('both orders of a pair', () => {
  test('name the same winner: that one', () => {
    expect([...combineOrders(answers([1, 0]), answers([1, 0]), 1, undefined).counts.subarray(0, 2)]).toEqual([
      1, 0,
    ]);
  });

  test('name different winners: inconsistent without a tie label, a tie with one', () => {
    expect(combineOrders(answers([1, 0]), answers([0, 1]), 1, undefined).counts[2 + INCONSISTENT]).toBe(1);
    expect(combineOrders(answers([1, 0, 0]), answers([0, 1, 0]), 1, 2).counts[2]).toBe(1);
  });

  test('without a verdict in one: without one, for that reason', () => {
    expect(combineOrders(answers([1, 0]), answers([0, 0], 1), 1, undefined).counts[2 + REFUSED]).toBe(1);
  });

  test('asked in one order only: never asked', () => {
    expect(
      combineOrders(answers([1, 0]), answers([0, 0]), 1, undefined).counts.every((count) => count === 0),
    ).toBe(true);
  });

  test('asked several times: every trial meets every trial of the other order', () => {
    // 2 a and 1 b against 1 a and 2 b: a with a 2, b with b 2, different 2 x 2 + 1 x 1 = 5.
    const combined = combineOrders(answers([2, 1]), answers([1, 2]), 1, undefined);
    expect([combined.counts[0], combined.counts[1], combined.counts[2 + INCONSISTENT]]).toEqual([2, 2, 5]);
  });
});

test('presentations that mean the same are pooled', () => {
  expect([...poolPresentations([answers([1, 0]), answers([0, 2])], 1).counts.subarray(0, 2)]).toEqual([1, 2]);
});
