import { describe, expect, test } from 'vitest';
import { filterQueue, isFiltered, tellsVerdict } from '../../src/domain/review-filter.ts';
import { AGREEMENT_SHARE, type ReviewCase, reviewQueue } from '../../src/domain/review-queue.ts';

const SETTINGS = { seed: '1', criterion: 'harmful' };

/** One item under two candidates; gold and verdicts as codes. */
function reviewCase(
  item: string,
  gold: readonly number[],
  first: number[],
  second: number[],
  category = 'x',
): ReviewCase {
  return {
    item,
    facets: { category },
    gold,
    verdicts: [
      { candidate: 'first', labels: first },
      { candidate: 'second', labels: second },
    ],
  };
}

const agreements = Array.from({ length: 2000 }, (_, index) => reviewCase(`agree ${index}`, [0], [0], [0]));

describe('the queue', () => {
  test('holds every item on which any candidate disagrees with gold', () => {
    const cases = [
      reviewCase('both agree', [0], [0], [0]),
      reviewCase('first alone', [0], [1], [0]),
      reviewCase('second alone', [1], [1], [0]),
      reviewCase('both', [1], [0], [0]),
      reviewCase('one of two calls', [1], [1, 0], [1]),
    ];
    const queue = reviewQueue(cases, { ...SETTINGS, agreements: 0 });
    expect(queue.map(({ item }) => item).sort()).toEqual([
      'both',
      'first alone',
      'one of two calls',
      'second alone',
    ]);
    expect(queue.find(({ item }) => item === 'both')?.disagreements).toEqual([
      { candidate: 'first', gold: 1, verdict: 0 },
      { candidate: 'second', gold: 1, verdict: 0 },
    ]);
  });

  test('takes in an item whose annotators differ: no verdict agrees with both', () => {
    const [entry] = reviewQueue([reviewCase('split', [0, 1], [0], [])], { ...SETTINGS, agreements: 0 });
    expect(entry?.disagreements).toEqual([{ candidate: 'first', gold: 1, verdict: 0 }]);
  });

  test('draws a share of the agreements, with the probability that the label will record', () => {
    const queue = reviewQueue(agreements, SETTINGS);
    // 2,000 draws at .2: standard deviation 17.9; four of them.
    expect(Math.abs(queue.length - 2000 * AGREEMENT_SHARE)).toBeLessThan(72);
    expect(new Set(queue.map(({ chosen }) => JSON.stringify(chosen)))).toEqual(
      new Set([JSON.stringify({ how: 'random', probability: 0.2, stratum: 'agreement' })]),
    );
  });

  test('draws no item without a verdict or without gold', () => {
    const cases = [reviewCase('unjudged', [0], [], []), reviewCase('no gold', [], [0], [1])];
    expect(reviewQueue(cases, { ...SETTINGS, agreements: 1 })).toEqual([]);
  });

  test('does not depend on the order of its cases, nor does an item move when others come or go', () => {
    const order = (cases: readonly ReviewCase[]) => reviewQueue(cases, SETTINGS).map(({ item }) => item);
    expect(order(agreements.toReversed())).toEqual(order(agreements));
    const half = agreements.slice(0, 1000);
    const kept = new Set(half.map(({ item }) => item));
    expect(order(half)).toEqual(order(agreements).filter((item) => kept.has(item)));
  });

  test('is another with another seed or criterion', () => {
    const of = (settings: typeof SETTINGS) => reviewQueue(agreements, settings).map(({ item }) => item);
    expect(of({ ...SETTINGS, seed: '2' })).not.toEqual(of(SETTINGS));
    expect(of({ ...SETTINGS, criterion: 'other' })).not.toEqual(of(SETTINGS));
  });

  test('mixes agreements among disagreements: the place of an item tells nothing', () => {
    const disagreements = Array.from({ length: 400 }, (_, index) =>
      reviewCase(`differ ${index}`, [0], [1], [0]),
    );
    const queue = reviewQueue([...agreements, ...disagreements], SETTINGS);
    const places = queue.flatMap(({ disagreements: { length } }, place) =>
      length === 0 ? [place / queue.length] : [],
    );
    const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
    // About 400 uniform places: standard error .0144; four of them.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.058);
  });
});

describe('a filter', () => {
  const queue = reviewQueue(
    [
      reviewCase('a', [0], [1], [0], 'x'),
      reviewCase('b', [1], [1], [0], 'y'),
      reviewCase('c', [1], [0], [0], 'x'),
      reviewCase('agreed', [0], [0], [0], 'x'),
    ],
    { ...SETTINGS, agreements: 1 },
  );
  const items = (filter: Parameters<typeof filterQueue>[1]) =>
    filterQueue(queue, filter)
      .map(({ item }) => item)
      .sort();

  test('without a member is the queue itself', () => {
    expect(filterQueue(queue, {})).toBe(queue);
    expect(isFiltered({})).toBe(false);
  });

  test('by candidate keeps the drawn agreements, by direction it does not', () => {
    expect(items({ candidate: 'first' })).toEqual(['a', 'agreed', 'c']);
    expect(items({ direction: { gold: 1, verdict: 0 } })).toEqual(['b', 'c']);
    expect(items({ candidate: 'first', direction: { gold: 1, verdict: 0 } })).toEqual(['c']);
  });

  test('by facet takes the value exactly, and no inherited member for one', () => {
    expect(items({ facet: { name: 'category', value: 'y' } })).toEqual(['b']);
    expect(items({ facet: { name: 'constructor', value: 'x' } })).toEqual([]);
  });

  test('tells verdicts only where it names a direction', () => {
    expect(tellsVerdict({ direction: { gold: 1, verdict: 0 } })).toBe(true);
    expect(tellsVerdict({ candidate: 'first', facet: { name: 'category', value: 'x' } })).toBe(false);
  });
});
