import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  cohenKappa,
  completeUnits,
  fleissKappa,
  gwetAc1Many,
  krippendorffAlpha,
  meanPairwiseKappa,
  percentAgreement,
  type Ratings,
  randolphKappa,
  ratings,
  type Statistic,
  tally,
} from '../../src/stats/index.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { openqa, pandalm } from './public-sets.ts';

/** `humans` and `humans_first_two` of reference.json: annotators among themselves. */
interface Humans {
  readonly raters: readonly string[];
  readonly n_items: number;
  readonly pairwise: Readonly<
    Record<string, { readonly n: number; readonly agreement: number; readonly kappa: number }>
  >;
  readonly n_complete_items: number;
}

const MEASURES: Readonly<Record<string, (table: Ratings) => Statistic>> = {
  mean_pairwise_kappa_unweighted_over_pairs: (table) => meanPairwiseKappa(table).mean,
  mean_pairwise_kappa_weighted_by_n: (table) => meanPairwiseKappa(table).meanByUnits,
  fleiss_kappa_complete_items: fleissKappa,
  randolph_kappa_complete_items: randolphKappa,
  kripp_alpha_nominal: (table) => krippendorffAlpha(table, 'nominal'),
  gwet_ac1: (table) => gwetAc1Many(table),
};

const BLOCKS: readonly (readonly [string, string, typeof openqa, readonly (string | undefined)[]])[] = [
  ['openqa_nq301', 'humans', openqa, ['Yes', 'No']],
  ['openqa_nq301', 'humans_first_two', openqa, ['Yes', 'No']],
  ['pandalm_testset', 'humans', pandalm, ['1', '2', '0']],
];

describeWithShared('annotators of the public sets among themselves', () => {
  test.each(BLOCKS)('%s, %s: every figure', (folder, block, load, labels) => {
    const document = JSON.parse(readFileSync(sharedPath('data', folder, 'reference.json'), 'utf8'));
    const expected: Humans & Readonly<Record<string, unknown>> = document[block];
    const { annotators } = load();
    const codes = expected.raters.map((rater) =>
      (annotators.get(rater) ?? []).map((label) => labels.indexOf(label)),
    );
    const rows = Array.from({ length: expected.n_items }, (_, item) => codes.map((own) => own[item] ?? -1));
    const table = ratings(Int32Array.from(rows.flat()), codes.length, labels.length);
    expect(codes.map((own) => own.length)).toEqual(codes.map(() => expected.n_items));
    expect(completeUnits(table).units).toBe(expected.n_complete_items);
    const pairs = Object.entries(expected.pairwise);
    expect(pairs).toHaveLength((codes.length * (codes.length - 1)) / 2);
    for (const [names, { n, agreement, kappa }] of pairs) {
      const [first = [], second = []] = names.split('|').map((name) => codes[expected.raters.indexOf(name)]);
      const own = tally(first, second, labels.length);
      expect(own.counts.reduce((sum, count) => sum + count, 0)).toBe(n);
      expect(percentAgreement(own).value).toBeCloseTo(agreement, 9);
      expect(cohenKappa(own).value).toBeCloseTo(kappa, 9);
    }
    for (const [name, measure] of Object.entries(MEASURES)) {
      expect(measure(table).value, name).toBeCloseTo(Number(expected[name]), 9);
    }
  });
});
