import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { preferenceFairness } from '../../src/stats/index.ts';
import { criterion, study } from './study.ts';

/** One text per pair: what the judge says in the order `a`, `b`, then in the order `b`, `a`; `t` is a tie, `-` nothing. */
function measureOf(pairs: readonly string[], more: { readonly perTask?: number } = {}) {
  const { perTask = 1 } = more;
  const said = (letter: string | undefined) =>
    letter === '-' ? ({ outcome: 'unparsable' } as const) : (letter ?? '');
  const key = (at: number) => `i${at + 1000}`;
  const { candidates } = compare(
    study({
      criterion: criterion('pairwise', ['a', 'b', 't'], { tie: 2 }),
      items: pairs.map((_, at) => ({ key: key(at), facets: { task: `t${Math.floor(at / perTask)}` } })),
      annotations: pairs.map((_, at) => ({ item: key(at), annotator: 'ann', label: 'a' })),
      // A pair of more than two letters was asked several times: order by order in turn.
      readings: pairs.flatMap((own, at) =>
        [...own].map((letter, call) => ({
          item: key(at),
          judge: 'j',
          said: said(letter),
          presentation: String(1 + (call % 2)),
          repeat: 1 + Math.floor(call / 2),
        })),
      ),
      ...(perTask === 1 ? {} : { cluster: 'task' }),
    }),
  );
  const measures = candidates[0]?.orderEffects?.measures ?? [];
  return measures.find(({ id }) => id === 'preference_fairness') ?? expect.unreachable('there is one');
}

const times = (count: number, pair: string) => new Array<string>(count).fill(pair);

describe('preference fairness', () => {
  test('24 pairs to the first, 6 to the last, 10 with one winner: 18 of 40', () => {
    const measure = measureOf([...times(24, 'ab'), ...times(6, 'ba'), ...times(7, 'aa'), ...times(3, 'bb')]);
    expect(measure.estimate).toBeCloseTo(18 / 40, 12);
    expect(measure.n).toBe(40);
  });

  test('a win beside a tie has moved, two ties have not', () => {
    // To the first: ab, at, tb. To the last: ba, bt, ta. Neither: tt, aa.
    const measure = measureOf(['ab', 'at', 'at', 'tb', 'tb', 'ba', 'bt', 'ta', 'tt', 'aa']);
    expect(measure.estimate).toBeCloseTo((5 - 3) / 10, 12);
  });

  test('a pair without a verdict in one order is not among the pairs', () => {
    const measure = measureOf([...times(6, 'ab'), ...times(2, 'aa'), 'a-', '-b']);
    expect(measure.estimate).toBeCloseTo(6 / 8, 12);
    expect(measure.n).toBe(8);
  });

  test('a pair asked several times weighs as one: every call of one order against every call of the other', () => {
    // a then b; a then a: of four pairs of calls two go to the first and two name a in both.
    const measure = measureOf([...times(5, 'abaa'), ...times(5, 'aaaa')]);
    expect(measure.estimate).toBeCloseTo((5 * 0.5) / 10, 12);
    expect(measure.n).toBe(10);
  });

  test('turns its sign where the two orders are exchanged', () => {
    const pairs = [...times(9, 'ab'), ...times(4, 'ba'), ...times(7, 'aa'), ...times(2, 'at'), 'tb', 'bb'];
    const turned = pairs.map((own) => [...own].reverse().join(''));
    expect(measureOf(turned).estimate).toBeCloseTo(-(measureOf(pairs).estimate ?? 9), 12);
  });

  test('has an interval around it, wider where pairs of one task move together', () => {
    const pairs = [...times(48, 'ab'), ...times(12, 'ba'), ...times(60, 'aa')];
    const width = (perTask: number) => {
      const { interval } = measureOf(pairs, { perTask });
      if (interval === undefined || 'none' in interval) expect.unreachable('there is one');
      expect(interval.low).toBeLessThan(0.3);
      expect(interval.high).toBeGreaterThan(0.3);
      return interval.high - interval.low;
    };
    expect(width(6)).toBeGreaterThan(1.3 * width(1));
  });

  test('is the score of Shi et al. with its sign turned', () => {
    // Their formula, as published with the paper: recency and primacy weighted by their shares of what moved, rescaled.
    const theirs = (primacy: number, recency: number, pairs: number) => {
      const raw = (recency * recency) / (primacy + recency) - (primacy * primacy) / (primacy + recency);
      return ((raw + pairs) / (2 * pairs)) * 2 - 1;
    };
    for (const [primacy, recency, consistent] of [
      [24, 6, 10],
      [1, 7, 0],
      [3, 3, 5],
    ] as const) {
      const pairs = primacy + recency + consistent;
      expect(preferenceFairness({ primacy, recency, consistent }).value).toBeCloseTo(
        -theirs(primacy, recency, pairs),
        12,
      );
    }
  });

  test('does not exist without pairs', () => {
    expect(preferenceFairness({ primacy: 0, recency: 0, consistent: 0 })).toMatchObject({
      reason: 'no pair has a verdict in both orders',
    });
  });
});
