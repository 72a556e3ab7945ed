import { describe, expect, test } from 'vitest';
import { bestRule, kappaOfRule, singleWordKappaOutOfFold, type WordItem } from './single-word.ts';

/** Eight clusters of two, labels in turn; `tell` stands in the positives only, `always` in every item. */
const GIVEN_AWAY: readonly WordItem[] = Array.from({ length: 16 }, (_, index) => {
  const gold = index % 2 === 0 ? 1 : 0;
  const words = ['always', `own${index}`, ...(gold === 1 ? ['tell'] : ['calm'])];
  return { cluster: `t${index >> 1}`, gold, words: new Set(words) };
});

describe('the search for a word that gives the label away', () => {
  test('finds it, and kappa is 1 out of fold', () => {
    expect(singleWordKappaOutOfFold(GIVEN_AWAY, 4)).toBe(1);
  });

  test('finds an absent word as well as a present one', () => {
    const rule = bestRule(GIVEN_AWAY);
    // "calm" comes before "tell"; it is the word of the negatives, so the rule is turned.
    expect(rule).toEqual({ word: 'calm', turned: true });
    expect(kappaOfRule(rule, GIVEN_AWAY)).toBe(1);
  });

  test('words that stand in one item each tell nothing of another', () => {
    const items = GIVEN_AWAY.map((item, index) => ({ ...item, words: new Set(['always', `own${index}`]) }));
    expect(singleWordKappaOutOfFold(items, 4)).toBeLessThanOrEqual(0);
  });
});
