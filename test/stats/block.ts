import { expect } from 'vitest';
import { z } from 'zod';
import {
  balancedAccuracy,
  bhapkar,
  biasIndex,
  binaryRates,
  brennanPrediger,
  type ChiSquareTest,
  cohenKappa,
  confusionMatrix,
  gwetAc1,
  type Interval,
  kappaMax,
  kappaStandardError,
  krippendorffAlphaOfTwo,
  macroF1,
  matthewsCorrelation,
  mcnemar,
  netBias,
  percentAgreement,
  perLabel,
  prevalenceIndex,
  type Statistic,
  scottPi,
  stuartMaxwell,
  wilson,
} from '../../src/stats/index.ts';
import { expectInterval, expectNear, expectValue } from './expectations.ts';

const number = z.number().nullable();
const testSchema = z.object({ statistic: number, df: z.number(), p: number });

/** One block of reference.json or oracles.json: a confusion matrix and every figure that follows from it. */
export const blockSchema = z.object({
  n: z.number(),
  labels: z.array(z.string()),
  confusion_gold_rows_judge_cols: z.array(z.array(z.number())),
  agree_count: z.number(),
  percent_agreement: number,
  percent_agreement_wilson95: z.array(z.number()),
  cohen_kappa: number,
  cohen_kappa_se_asymptotic: number.optional(),
  cohen_kappa_ci95_asymptotic: z.array(z.number()).optional(),
  cohen_kappa_max: number.optional(),
  scott_pi: number,
  gwet_ac1: number,
  brennan_prediger: number,
  kripp_alpha_nominal: number,
  mcc: number,
  per_label: z.record(
    z.string(),
    z.object({
      precision: number,
      recall: number,
      f1: number,
      gold_n: z.number(),
      judge_n: z.number(),
      gold_share: z.number(),
      judge_share: z.number(),
    }),
  ),
  macro_f1_over_present: number,
  balanced_accuracy: number,
  binary: z
    .object({
      positive: z.string(),
      tp: z.number(),
      fp: z.number(),
      fn: z.number(),
      tn: z.number(),
      precision: number,
      recall_tpr: number,
      f1: number,
      tnr: number,
      fpr: number,
      fnr: number,
      npv: number,
      prevalence_gold: number,
      prevalence_judge: number,
      bias_judge_minus_gold: number,
      pabak: number,
      prevalence_index: number,
      bias_index: number,
      mcnemar_exact_p: number,
      mcnemar_chi2_cc: number,
      mcnemar_chi2_cc_p: number,
      youden_j: number,
    })
    .optional(),
  stuart_maxwell: testSchema.optional(),
  bhapkar: testSchema.optional(),
});

export type Block = z.infer<typeof blockSchema>;

/** Reference values are printed to ten decimals. */
const PRINTED = 1e-9;

/** Recomputes every figure of a block from its confusion matrix; `null` there means that ours has no value. */
export function expectBlock(block: Block): void {
  const matrix = confusionMatrix(block.confusion_gold_rows_judge_cols);
  expectSame(percentAgreement(matrix), block.percent_agreement);
  const [low = Number.NaN, high = Number.NaN] = block.percent_agreement_wilson95;
  expectInterval(wilson(block.agree_count, block.n), low, high, PRINTED);
  expectSame(cohenKappa(matrix), block.cohen_kappa);
  expectKappaError(kappaStandardError(matrix), block);
  // Where one label only was used the block leaves out kappa max: it has none.
  expectSame(kappaMax(matrix), block.cohen_kappa_max ?? null);
  expectSame(scottPi(matrix), block.scott_pi);
  expectSame(gwetAc1(matrix), block.gwet_ac1);
  expectSame(brennanPrediger(matrix), block.brennan_prediger);
  expectSame(krippendorffAlphaOfTwo(matrix, 'nominal'), block.kripp_alpha_nominal);
  expectSame(matthewsCorrelation(matrix), block.mcc);
  expectSame(macroF1(matrix), block.macro_f1_over_present);
  expectSame(balancedAccuracy(matrix), block.balanced_accuracy);
  expectLabels(block);
  expectBinary(block);
  expectTest(stuartMaxwell(matrix), block.stuart_maxwell);
  expectTest(bhapkar(matrix), block.bhapkar);
}

function expectSame(statistic: Statistic, expected: number | null): void {
  if (expected === null) expect(statistic.value).toBeUndefined();
  else expectValue(statistic, expected, PRINTED);
}

function expectKappaError(error: Statistic, block: Block): void {
  expectSame(error, block.cohen_kappa_se_asymptotic ?? null);
  const [low, high] = block.cohen_kappa_ci95_asymptotic ?? [];
  if (low === undefined || high === undefined || error.value === undefined) return;
  const kappa = block.cohen_kappa ?? Number.NaN;
  const half = 1.959963984540054 * error.value;
  expectInterval(
    { low: kappa - half, high: kappa + half, level: 0.95, method: 'normal' } satisfies Interval,
    low,
    high,
  );
}

function expectLabels(block: Block): void {
  const measures = perLabel(confusionMatrix(block.confusion_gold_rows_judge_cols));
  block.labels.forEach((label, code) => {
    const ours = measures[code];
    const expected = block.per_label[label];
    if (ours === undefined || expected === undefined) throw new Error(`label ${label} is missing`);
    expect([ours.goldCount, ours.judgeCount]).toEqual([expected.gold_n, expected.judge_n]);
    expectSame(ours.goldShare, expected.gold_share);
    expectSame(ours.judgeShare, expected.judge_share);
    expectSame(ours.precision, expected.precision);
    expectSame(ours.recall, expected.recall);
    // The reference writes 0 for the F1 of a label nobody used; such a label has none.
    const used = expected.gold_n + expected.judge_n > 0;
    expectSame(ours.f1, used ? expected.f1 : null);
  });
}

function expectBinary({ binary, labels, confusion_gold_rows_judge_cols: rows }: Block): void {
  if (binary === undefined) return;
  const matrix = confusionMatrix(rows);
  const positive = labels.indexOf(binary.positive);
  const rates = binaryRates(matrix, positive);
  expect([rates.truePositives, rates.falsePositives, rates.falseNegatives, rates.trueNegatives]).toEqual([
    binary.tp,
    binary.fp,
    binary.fn,
    binary.tn,
  ]);
  expectSame(rates.precision, binary.precision);
  expectSame(rates.tpr, binary.recall_tpr);
  expectSame(rates.f1, binary.f1);
  expectSame(rates.tnr, binary.tnr);
  expectSame(rates.fpr, binary.fpr);
  expectSame(rates.fnr, binary.fnr);
  expectSame(rates.npv, binary.npv);
  expectSame(rates.youden, binary.youden_j);
  expectSame(rates.goldShare, binary.prevalence_gold);
  expectSame(rates.judgeShare, binary.prevalence_judge);
  expectSame(netBias(matrix, positive), binary.bias_judge_minus_gold);
  expectSame(biasIndex(matrix, positive), binary.bias_index);
  expectSame(prevalenceIndex(matrix, positive), binary.prevalence_index);
  expectSame(brennanPrediger(matrix), binary.pabak);
  const paired = mcnemar(rates.falsePositives, rates.falseNegatives);
  expectSame(paired.exactPValue, binary.mcnemar_exact_p);
  expectSame(paired.correctedChiSquare, binary.mcnemar_chi2_cc);
  expectSame(paired.correctedPValue, binary.mcnemar_chi2_cc_p);
}

/** Where the reference's covariance matrix is singular it has no figure; ours drops labels never disagreed on. */
function expectTest(ours: ChiSquareTest, expected: Block['stuart_maxwell']): void {
  if (expected === undefined || expected.statistic === null || expected.p === null) return;
  expect(ours.df).toBe(expected.df);
  expectNear(ours.chiSquare.value ?? Number.NaN, expected.statistic, PRINTED);
  expectNear(ours.pValue.value ?? Number.NaN, expected.p, PRINTED);
}
