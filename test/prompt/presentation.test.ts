import { describe, expect, test } from 'vitest';
import { isPresentation, presentationsOf } from '../../src/prompt/presentation.ts';
import { CONTENT, PAIR } from './fixture.ts';

const SHUFFLED = { labelOrder: 'shuffled' } as const;
const FIXED = { labelOrder: 'fixed' } as const;

describe('presentations of an item', () => {
  test('are both orders of a pair', () => {
    expect(presentationsOf({ key: 'k', content: PAIR }, FIXED, '1')).toEqual(['ab', 'ba']);
    expect(presentationsOf({ key: 'k', content: PAIR }, undefined, '1')).toEqual(['ab', 'ba']);
  });

  test('is none where nothing is permuted', () => {
    expect(presentationsOf({ key: 'k', content: CONTENT }, FIXED, '1')).toEqual(['']);
    expect(presentationsOf({ key: 'k', content: CONTENT }, undefined, '1')).toEqual(['']);
  });

  test('show about half of the items with labels reversed, the same half every time', () => {
    const draw = (seed: string) =>
      Array.from({ length: 1000 }, (_, index) =>
        presentationsOf({ key: `k${index}`, content: CONTENT }, SHUFFLED, seed),
      );
    const reversed = draw('1').filter(([only]) => only === 'labels_reversed').length;
    // Binomial(1000, 1/2): 5 standard deviations are 79.
    expect(Math.abs(reversed - 500)).toBeLessThan(79);
    expect(draw('1')).toEqual(draw('1'));
    expect(draw('2')).not.toEqual(draw('1'));
  });
});

test('other texts are no presentations', () => {
  expect(isPresentation('ab')).toBe(true);
  expect(isPresentation('')).toBe(true);
  expect(isPresentation('first')).toBe(false);
});
