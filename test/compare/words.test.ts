import { expect, test } from 'vitest';
import { explain, GLOSSARY } from '../../src/compare/glossary.ts';
import { coefficient, netBiasInWords, percent } from '../../src/compare/words.ts';

test('a net bias says its direction', () => {
  expect(netBiasInWords(0.088, 'yes')).toBe('says "yes" 8.8 points more often than gold');
  expect(netBiasInWords(-0.1, 'yes')).toBe('says "yes" 10 points less often than gold');
  expect(netBiasInWords(0, 'yes')).toBe('says "yes" as often as gold');
  expect(netBiasInWords(undefined, 'yes')).toBeUndefined();
});

test('shares and coefficients as people read them', () => {
  expect(percent(0.0513)).toBe('5.1 %');
  expect(coefficient(-0.047)).toBe('-.05');
  expect(coefficient(1)).toBe('1.00');
});

test('an id with a label is explained by what precedes the colon, whatever the label holds', () => {
  expect(explain('recall:tie')?.name).toBe('Recall, for "tie"');
  expect(explain('kappa:>= 7')?.name).toBe('Cohen’s kappa, for ">= 7"');
  expect(explain('recall:a:b')?.name).toBe('Recall, for "a:b"');
  expect(explain('no such measure')).toBeUndefined();
  expect(explain('constructor')).toBeUndefined();
});

test('every entry is complete', () => {
  for (const [id, entry] of Object.entries(GLOSSARY)) {
    for (const text of Object.values(entry)) expect(text.trim(), id).not.toBe('');
  }
});
