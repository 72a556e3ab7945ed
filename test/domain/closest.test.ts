import { describe, expect, test } from 'vitest';
import { closest } from '../../src/domain/closest.ts';

describe('the known word that was meant', () => {
  test.each([
    ['modle', 'model', 'two neighbours swapped'],
    ['modell', 'model', 'a letter too many'],
    ['mdel', 'model', 'a letter left out'],
    ['medel', 'model', 'a wrong letter'],
    ['MODEL', 'model', 'the wrong case'],
  ])('of %s is %s: %s', (word, meant) => {
    expect(closest(word, ['provider', 'model', 'settings'])).toBe(meant);
  });

  test('is none where more than one letter in three is wrong', () => {
    // colour -> color is one deletion; colour -> model needs five changes, of six letters two are allowed
    expect(closest('colour', ['color'])).toBe('color');
    expect(closest('colour', ['model'])).toBeUndefined();
    expect(closest('x', ['y'])).toBeUndefined();
  });

  test('is the nearest, and of equally near ones the first', () => {
    // labls -> labels lacks one letter; labls -> label has two wrong ones
    expect(closest('labls', ['label', 'labels', 'tables'])).toBe('labels');
    expect(closest('cat', ['bat', 'rat'])).toBe('bat');
  });

  test('is not looked for among texts too long to be keys', () => {
    expect(closest('a'.repeat(100), ['a'.repeat(99)])).toBeUndefined();
  });
});
