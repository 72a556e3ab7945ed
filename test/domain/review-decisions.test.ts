import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conclusion, Decision } from '../../src/domain/annotation.ts';
import { decisionId, decisionsInForce, reviewsInForce } from '../../src/domain/review-decisions.ts';

const YES: Conclusion = { kind: 'gold is', label: 'yes' };
const STANDS: Conclusion = { kind: 'gold stands' };

function decision(id: string, rest: Partial<Decision> = {}): Decision {
  return {
    id,
    item: 'i1',
    criterion: 'harmful',
    reviewer: 'eve',
    conclusion: YES,
    at: '2026-01-01T00:00:00.000Z',
    saw: 'verdicts',
    changesGold: true,
    ...rest,
  };
}

const withdraws = (id: string, supersedes: string, rest: Partial<Decision> = {}) =>
  decision(id, { conclusion: { kind: 'withdrawn' }, supersedes, ...rest });

const agreed = (decisions: readonly Decision[]) =>
  Object.fromEntries(reviewsInForce(decisions, 'harmful').agreed);

describe('decisions in force', () => {
  test('a decision stands until it is superseded', () => {
    expect(agreed([decision('1')])).toEqual({ i1: YES });
    expect(agreed([decision('1'), decision('2', { conclusion: STANDS, supersedes: '1' })])).toEqual({
      i1: STANDS,
    });
  });

  test('withdrawing brings back what had been replaced, and withdrawing that leaves nothing', () => {
    const lines = [
      decision('1', { conclusion: STANDS }),
      decision('2', { supersedes: '1' }),
      withdraws('3', '2'),
    ];
    expect(agreed(lines)).toEqual({ i1: STANDS });
    expect(agreed([...lines, withdraws('4', '1')])).toEqual({});
    expect(agreed([...lines, withdraws('4', '1'), decision('5')])).toEqual({ i1: YES });
  });

  test('two reviewers who differ leave the item open, whoever came later; the same words agree', () => {
    const bob = { reviewer: 'bob', at: '2026-02-01T00:00:00.000Z' };
    const differ = reviewsInForce([decision('1'), decision('2', { ...bob, conclusion: STANDS })], 'harmful');
    expect([...differ.open]).toEqual(['i1']);
    expect(differ.agreed.size).toBe(0);
    expect(agreed([decision('1'), decision('2', bob)])).toEqual({ i1: YES });
    const other: Conclusion = { kind: 'gold is', label: 'no' };
    const labels = reviewsInForce([decision('1'), decision('2', { ...bob, conclusion: other })], 'harmful');
    expect([...labels.open]).toEqual(['i1']);
  });

  test('an item that three reviewed stays open where any two differ', () => {
    const { open, agreed: none } = reviewsInForce(
      [
        decision('1'),
        decision('2', { reviewer: 'bob', conclusion: STANDS }),
        decision('3', { reviewer: 'cyd' }),
      ],
      'harmful',
    );
    expect([[...open], none.size]).toEqual([['i1'], 0]);
  });

  test('opinions from a filtered queue change nothing, nor can they supersede or withdraw what does', () => {
    const opinion = { changesGold: false };
    expect(agreed([decision('1', opinion)])).toEqual({});
    expect(
      agreed([decision('1'), decision('2', { ...opinion, conclusion: STANDS, supersedes: '1' })]),
    ).toEqual({ i1: YES });
    expect(agreed([decision('1'), withdraws('2', '1', opinion)])).toEqual({ i1: YES });
  });

  test('nobody withdraws another reviewer’s decision', () => {
    expect(agreed([decision('1'), withdraws('2', '1', { reviewer: 'mallory' })])).toEqual({ i1: YES });
  });

  test('other criteria are others', () => {
    expect(agreed([decision('1', { criterion: 'other' })])).toEqual({});
  });

  test('of two heads by one reviewer, merged from two machines, the later stands', () => {
    const later = decision('2', { conclusion: STANDS, at: '2026-01-02T00:00:00.000Z' });
    expect(agreed([later, decision('1')])).toEqual({ i1: STANDS });
  });

  test('the order of the lines does not matter: files merge as text', () => {
    const lines = [
      decision('1', { conclusion: STANDS }),
      decision('2', { supersedes: '1' }),
      withdraws('3', '2'),
      decision('4', { item: 'i2' }),
      decision('5', { item: 'i2', reviewer: 'bob', conclusion: STANDS }),
      decision('6', { item: 'i3', changesGold: false }),
    ];
    const expected = reviewsInForce(lines, 'harmful');
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        const found = reviewsInForce(shuffled, 'harmful');
        expect(new Map([...found.agreed].sort())).toEqual(new Map([...expected.agreed].sort()));
        expect(found.open).toEqual(expected.open);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test('are listed in the order of their lines', () => {
    const lines = [decision('1', { item: 'b' }), decision('2', { item: 'a' }), decision('3', { item: 'c' })];
    expect(decisionsInForce(lines).map(({ item }) => item)).toEqual(['b', 'a', 'c']);
  });
});

test('the same decision made again, in the same millisecond, has another id', () => {
  const { id: _id, ...said } = decision('1');
  expect(decisionId(said, 0)).not.toBe(decisionId(said, 1));
  expect(decisionId(said, 0)).toBe(decisionId({ ...said }, 0));
});
