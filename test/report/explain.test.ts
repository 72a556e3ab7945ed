import { describe, expect, test } from 'vitest';
import { GLOSSARY } from '../../src/compare/glossary.ts';
import { InputError } from '../../src/domain/problem.ts';
import { explain } from '../../src/report/explain.ts';
import { binaryFixture, pairwiseFixture, provenanceFixture } from '../support/comparison-fixture.ts';
import { expectGolden } from './golden.ts';

const comparisons = [binaryFixture(), pairwiseFixture()];
const provenance = provenanceFixture(comparisons);

describe('assay report --explain', () => {
  test('a measure, with the numbers of every candidate', () => {
    expectGolden('explain-kappa.golden.txt', explain('kappa', comparisons, provenance));
  });

  test.each(Object.keys(GLOSSARY))('explains %s without any comparison', (id) => {
    const text = explain(id, [], undefined);
    expect(text).toContain('Formula: ');
    expect(text).toContain('When there is none: ');
    expect(text).toContain('Source: ');
  });

  test('one candidate, though its id holds a slash', () => {
    const text = explain('gpt-4/short/net_bias', comparisons, provenance);
    expect(text).toContain('gpt-4/short');
    expect(text).not.toContain('gpt-4/detailed');
    // 29 + 19 verdicts yes, 29 + 7 gold yes.
    expect(text.replaceAll('\n', ' ')).toContain('(48 - 36) / 148 = +8.1 points');
  });

  test('one label of a criterion with many', () => {
    const text = explain('recall:tie', comparisons, provenance);
    expect(text).toContain('9 of 12 items with gold "tie"');
    expect(text).not.toContain('recall of a');
  });

  test('a family means all its labels', () => {
    const text = explain('gpt-3.5/plain/recall', comparisons, provenance);
    expect(text).toContain('recall of a');
    expect(text).toContain('recall of tie');
  });

  test('what was left out and what it could have changed', () => {
    const text = explain('claude/strict/kappa', comparisons, provenance);
    expect(text).toContain('left out: refused (21), unparsable (8)');
    expect(text).toContain('it would lie within [0.41, 0.94]');
  });

  test('a ceiling, pair by pair, where a pair may have none', () => {
    const text = explain('ceiling_kappa', comparisons, provenance);
    expect(text).toContain('anna and bo, 148 items: 0.71');
    expect(text).toContain('anna and cy, 2 items: none');
  });

  test('an unknown measure is an error that names the nearest', () => {
    expect(() => explain('gpt-4/short/kapa', comparisons, provenance)).toThrow(InputError);
    try {
      explain('kapa', comparisons, provenance);
    } catch (error) {
      expect(error instanceof InputError && error.problems[0]?.remedy).toMatch(
        /^did you mean "kappa"\?.{1,60}$/,
      );
    }
  });

  test('a name of the language itself is no measure', () => {
    expect(() => explain('constructor', comparisons, provenance)).toThrow(InputError);
  });
});
