import { describe, expect, test } from 'vitest';
import { arithmetic } from '../../src/report/arithmetic.ts';
import { binaryFixture, pairwiseFixture } from '../support/comparison-fixture.ts';

describe('how a number follows from its counts', () => {
  const comparison = binaryFixture();
  const overall = comparison.candidates[0]?.main.overall;

  // Gold yes 30 + 6, no 9 + 103; judge yes 39, no 109; n 148.
  test.each([
    ['agreement', '133 of 148 items have the same label on both sides: 89.9 %.'],
    ['tpr', '30 of 36 items with gold "yes", which the judge calls "yes": 83.3 %.'],
    ['fpr', '9 of 112 items with other gold, which the judge calls "yes": 8.0 %.'],
    ['fnr', '6 of 36 items with gold "yes", which the judge calls something else: 16.7 %.'],
    ['tnr', '103 of 112 items with other gold, which the judge calls so too: 92.0 %.'],
    ['precision', '30 of 39 verdicts "yes", whose gold is "yes": 76.9 %.'],
    // 133 / 148 = .89865; (36 x 39 + 112 x 109) / 148^2 = 13612 / 21904 = .62144; .27721 / .37856 = .7323
    ['kappa', '(0.8986 - 0.6214) / (1 - 0.6214) = 0.7323.'],
    ['net_bias', '(39 - 36) / 148 = +2.0 points.'],
  ])('%s', (id, sentence) => {
    const measure = overall?.measures.find((own) => own.id === id);
    if (overall === undefined || measure === undefined) throw new Error(`no ${id}`);
    expect(arithmetic(comparison, measure, overall)).toContain(sentence);
  });

  test('of one label among three', () => {
    const pairwise = pairwiseFixture();
    const slice = pairwise.candidates[0]?.main.overall;
    const measure = slice?.measures.find((own) => own.id === 'precision:tie');
    if (slice === undefined || measure === undefined) throw new Error('no precision');
    // Judge says tie 9 + 8 + 9 times.
    expect(arithmetic(pairwise, measure, slice)).toContain('9 of 26 verdicts "tie"');
  });

  test('says nothing where the number does not follow from the table, as for a mean over annotators', () => {
    const measure = overall?.measures.find((own) => own.id === 'kappa');
    if (overall === undefined || measure === undefined) throw new Error('no kappa');
    expect(arithmetic(comparison, { ...measure, estimate: 0.74 }, overall)).toBeUndefined();
  });
});
