import { describe, expect, test } from 'vitest';
import { isPresentation, presentationsOf } from '../../src/prompt/presentation.ts';

const SHUFFLED = { labelOrder: 'shuffled' } as const;
const FIXED = { labelOrder: 'fixed' } as const;

describe('presentations of an item', () => {
  test('are both orders of a pair', () => {
    for (const template of [SHUFFLED, FIXED, undefined]) {
      expect(presentationsOf('pair', template, false)).toEqual(['ab', 'ba']);
      expect(presentationsOf('pair', template, true)).toEqual(['ab', 'ba']);
    }
  });

  test('is none where nothing is permuted', () => {
    expect(presentationsOf('transcript', FIXED, true)).toEqual(['']);
    expect(presentationsOf('transcript', undefined, true)).toEqual(['']);
  });

  test('is the order of labels that was dealt where the template shuffles them', () => {
    expect(presentationsOf('transcript', SHUFFLED, true)).toEqual(['labels_reversed']);
    expect(presentationsOf('transcript', SHUFFLED, false)).toEqual(['']);
  });
});

test('other texts are no presentations', () => {
  expect(isPresentation('ab')).toBe(true);
  expect(isPresentation('')).toBe(true);
  expect(isPresentation('first')).toBe(false);
});
