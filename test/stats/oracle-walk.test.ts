import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  bhapkar,
  brennanPrediger,
  cohenKappa,
  confusionMatrix,
  congerKappa,
  congerKappaWithGaps,
  fleissKappa,
  fleissKappaByLabel,
  fleissKappaWithGaps,
  fleissNullStandardError,
  gwetAc1,
  gwetAc1Many,
  gwetAc1ManyStandardError,
  gwetAc1StandardError,
  iccForms,
  kappaStandardError,
  kendallW,
  krippendorffAlpha,
  krippendorffAlphaOfTwo,
  mcnemar,
  meanPairwiseKappa,
  percentAgreement,
  type Ratings,
  randolphKappa,
  type Statistic,
  scottPi,
  stuartMaxwell,
  tally,
  unitCounts,
} from '../../src/stats/index.ts';
import { meanDisagreement } from '../../src/stats/many-raters/unit-agreement.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { expectNear } from './expectations.ts';
import { ratingsFromCounts, ratingsOf } from './tables.ts';

/**
 * Walks through oracles.json figure by figure. A figure that no line below computes fails the test, so that none is
 * passed over; `values` of the thirteen two-rater tables are compared in two-raters.test.ts, Dawid & Skene in
 * dawid-skene.test.ts.
 */
type Of = (entry: Entry) => Statistic;
type Entry = z.infer<typeof entrySchema>;

const gaps = z.array(z.array(z.union([z.number(), z.string()]).nullable()));
const entrySchema = z.looseObject({
  table: z.array(z.array(z.number())).optional(),
  units_x_coders: gaps.optional(),
  items_x_raters: gaps.optional(),
  raters_x_items: z.array(z.array(z.number())).optional(),
  counts: z.array(z.array(z.number())).optional(),
});

const one: Of = ({ table = [] }) => cohenKappa(confusionMatrix(table));
const matrixOf = ({ table = [] }: Entry) => confusionMatrix(table);
const number = (value: number): Statistic => ({ value });

function ratersOf(entry: Entry): Ratings {
  const counts = entry.counts ?? Object.entries(entry).find(([key]) => key.startsWith('counts'))?.[1];
  if (counts !== undefined) return ratingsFromCounts(z.array(z.array(z.number())).parse(counts));
  const turned = entry.raters_x_items;
  const rows =
    entry.units_x_coders ??
    entry.items_x_raters ??
    turned?.[0]?.map((_, unit) => turned.map((own) => own[unit] ?? null)) ??
    [];
  const given = rows.flat().filter((value) => value !== null);
  if (given.some((value) => typeof value === 'string')) {
    const labels = [...new Set(given)].sort();
    return ratingsOf(
      rows.map((row) => row.map((value) => (value === null ? null : labels.indexOf(value)))),
      labels.length,
    );
  }
  const numbers = rows.map((row) => row.map((value) => (value === null ? null : Number(value))));
  const lowest = Math.min(...given.map(Number));
  return ratingsOf(numbers, Math.max(...given.map(Number)) - lowest + 1, lowest);
}

const scaleOf = ({ labels }: Ratings, from: number) =>
  Array.from({ length: labels }, (_, label) => label + from);
const many =
  (measure: (table: Ratings) => Statistic): Of =>
  (entry) =>
    measure(ratersOf(entry));
const alpha = many((table) => krippendorffAlpha(table, 'nominal'));
const ordinal = many((table) => krippendorffAlpha(table, 'ordinal'));
const interval = many((table) => krippendorffAlpha(table, { interval: scaleOf(table, 1) }));
const light = many((table) => meanPairwiseKappa(table).mean);
const firstTwo = (weights: 'none' | 'linear' | 'quadratic') =>
  many((table) => meanPairwiseKappa(table, weights).pairs[0]?.kappa ?? number(Number.NaN));
/** Fleiss' kappa with gaps and weights: Gwet's form, agreement and chance both weighted. */
const randolphWithGaps = many((table) => {
  const disagreement = meanDisagreement(unitCounts(table)) ?? Number.NaN;
  return number(1 - (disagreement * table.labels) / (table.labels - 1));
});

const FIGURES: readonly (readonly [RegExp, Of])[] = [
  // Two raters: what was published.
  [/published\/po$/, (entry) => percentAgreement(matrixOf(entry))],
  [/published\/pe$/, (entry) => number(chance(entry))],
  [/(cohen|feinstein|gwet_paradox|agresti|landis|gwet_cont).*published\/kappa$/, one],
  [
    /published\/weighted kappa/,
    (entry) =>
      cohenKappa(matrixOf(entry), {
        cost: [
          [0, 1, 3],
          [1, 0, 6],
          [3, 6, 0],
        ],
      }),
  ],
  [/published\/SE$/, (entry) => kappaStandardError(matrixOf(entry))],
  [/published\/SE\(irrCAC, AC1\)$/, (entry) => gwetAc1StandardError(matrixOf(entry))],
  [/cont.*published\/scott$/, (entry) => scottPi(matrixOf(entry))],
  [/cont.*published\/AC1$/, (entry) => gwetAc1(matrixOf(entry))],
  [/cont.*published\/BP$/, (entry) => brennanPrediger(matrixOf(entry))],
  [/cont.*published\/alpha$/, (entry) => krippendorffAlphaOfTwo(matrixOf(entry), 'nominal')],
  [/chi2 no correction$/, () => mcnemar(150, 86).chiSquare],
  [/chi2 with correction/, () => mcnemar(150, 86).correctedChiSquare],
  [/exact binomial p$/, () => mcnemar(150, 86).exactPValue],
  [/Stuart-Maxwell chi2/, (entry) => stuartMaxwell(matrixOf(entry)).chiSquare],
  [/Bhapkar chi2/, (entry) => bhapkar(matrixOf(entry)).chiSquare],
  // Many raters.
  [/krippendorff_12x4.*\/nominal$/, alpha],
  [/krippendorff_12x4.*\/ordinal$/, ordinal],
  [/krippendorff_12x4.*\/interval$/, interval],
  [/krippendorff_12x4.*\/ratio$/, many((table) => krippendorffAlpha(table, { ratio: scaleOf(table, 1) }))],
  [/AC1 se$/, many(gwetAc1ManyStandardError)],
  [/AC1$/, many((table) => gwetAc1Many(table))],
  [/AC2 linear$/, many((table) => gwetAc1Many(table, 'linear'))],
  [/AC2 quadratic$/, many((table) => gwetAc1Many(table, 'quadratic'))],
  [/AC2 ordinal$/, many((table) => gwetAc1Many(table, 'ordinal'))],
  [/Fleiss linear$/, many((table) => fleissKappaWithGaps(table, 'linear'))],
  [/Fleiss quadratic$/, many((table) => fleissKappaWithGaps(table, 'quadratic'))],
  [/(Fleiss|Fleiss \(missing-data version\))$/, many(fleissKappaWithGaps)],
  [/(fleiss|fleiss \(statsmodels\)|kappam\.fleiss on the 8 complete units)$/, many(fleissKappa)],
  [/(fleiss_1971|wikipedia).*published\/kappa$/, many(fleissKappa)],
  [/irrCAC\/Conger$|Conger\/Cohen with missing/, many(congerKappaWithGaps)],
  [/\/BP$/, randolphWithGaps],
  [/randolph$/, many(randolphKappa)],
  [/percent agreement$/, many((table) => number(1 - (meanDisagreement(unitCounts(table)) ?? Number.NaN)))],
  [/P_bar$/, many((table) => number(1 - (meanDisagreement(unitCounts(table)) ?? Number.NaN)))],
  [/P_e$/, many((table) => number(chanceOfMany(table)))],
  [
    /published\/z$/,
    many((table) => number((fleissKappa(table).value ?? 0) / (fleissNullStandardError(table).value ?? 0))),
  ],
  [/alpha linear$/, many((table) => number(linearAlpha(table)))],
  [/alpha (interval|quadratic\(=interval\))$/, interval],
  [/alpha ordinal$/, ordinal],
  [/(alpha|alpha nominal|kripp nominal irrCAC)$/, alpha],
  [/kripp interval \(3 raters\) irrCAC$/, interval],
  [/(kappa2 raters 1,2|values\/kappa)$/, firstTwo('none')],
  [/(equal weights|values\/linear)$/, firstTwo('linear')],
  [/(squared|values\/quadratic)$/, firstTwo('quadratic')],
  [/kendall W \(correct\)$/, many(kendallW)],
  [/icc twoway agreement$/, many((table) => iccForms(table, scaleOf(table, 1)).agreement.icc)],
  [/Cohen on the 11 complete pairs/, light],
  ...['Depression', 'Personality Disorder', 'Schizophrenia', 'Neurosis', 'Other'].map(
    (diagnosis, label): readonly [RegExp, Of] => [
      new RegExp(`per category/${diagnosis}$`),
      many((table) => fleissKappaByLabel(table)[label] ?? number(Number.NaN)),
    ],
  ),
];

/** Figures compared in other files, inputs, and what is no figure of ours, each with the reason. */
const ELSEWHERE: readonly RegExp[] = [
  /\/(table|labels|units_x_coders|items_x_raters|raters_x_items)\b|\/counts\b/, // inputs
  /^(cohen|feinstein|gwet_paradox|mcnemar|agresti|landis|stuart|gwet_cont)[^/]*\/(values|weighted_kappa_custom)/, // two-raters.test.ts
  /^dawid_skene_1979\//, // dawid-skene.test.ts
  /^rogan_gladen\//, // corrected rates
  /BUG/, // wrong figures of irr 0.84.1, given as a warning
  /NOTE$/,
  /conger exact|light \(irr/, // need the rater columns of irr's `diagnoses`, which the counts do not hold
];

function leaves(node: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (Array.isArray(node)) return [[path, node]];
  if (typeof node !== 'object' || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => leaves(child, path === '' ? key : `${path}/${key}`));
}

describeWithShared('oracles.json, figure by figure', () => {
  const all: Record<string, unknown> = JSON.parse(
    readFileSync(sharedPath('oracles', 'oracles.json'), 'utf8'),
  );
  const figures = Object.entries(all).flatMap(([name, entry]) =>
    leaves(entry, name)
      .filter(([path]) => !ELSEWHERE.some((pattern) => pattern.test(path)))
      .map(([path, value]) => ({ path, value, name })),
  );

  test('there are as many as were counted', () => {
    expect(figures.length).toBeGreaterThan(70);
  });

  test.each(figures)('$path', ({ path, value, name }) => {
    const of = FIGURES.find(([pattern]) => pattern.test(path))?.[1];
    if (of === undefined) throw new Error('no measure of ours is compared with this figure');
    const expected = z.number().parse(value);
    const statistic = of(entrySchema.parse(all[name]));
    // As many digits as are printed; ten are compared to 1e-9.
    const decimals = String(expected).replace(/e.*/, '').split('.')[1]?.length ?? 0;
    const exponent = Number(String(expected).split('e')[1] ?? 0);
    const tolerance = decimals >= 9 ? 1e-9 : 0.51 * 10 ** (exponent - decimals);
    expectNear(statistic.value ?? Number.NaN, expected, tolerance);
  });
});

function chance(entry: Entry): number {
  const kappa = one(entry).value ?? Number.NaN;
  const agreement = percentAgreement(matrixOf(entry)).value ?? Number.NaN;
  return (agreement - kappa) / (1 - kappa);
}

function chanceOfMany(table: Ratings): number {
  const kappa = fleissKappa(table).value ?? Number.NaN;
  const agreement = 1 - (meanDisagreement(unitCounts(table)) ?? Number.NaN);
  return (agreement - kappa) / (1 - kappa);
}

/** irrCAC's alpha with linear weights: the coincidences with |c - k| as distance. */
function linearAlpha(table: Ratings): number {
  const units = unitCounts(table).filter(({ total }) => total >= 2);
  const totals = new Float64Array(table.labels);
  let n = 0;
  let observed = 0;
  for (const { total, counts } of units) {
    counts.forEach((own, c) => {
      totals[c] = (totals[c] ?? 0) + own;
      n += own;
      counts.forEach((other, k) => {
        observed += (own * other * Math.abs(c - k)) / (total - 1);
      });
    });
  }
  let expected = 0;
  totals.forEach((own, c) => {
    totals.forEach((other, k) => {
      expected += own * other * Math.abs(c - k);
    });
  });
  return 1 - ((n - 1) * observed) / expected;
}

test('Conger of two raters is Cohen', () => {
  const rows = [
    [0, 0],
    [0, 1],
    [1, 1],
    [1, 1],
    [2, 1],
  ];
  const cohen = cohenKappa(
    tally(
      rows.map((row) => row[0] ?? -1),
      rows.map((row) => row[1] ?? -1),
      3,
    ),
  );
  expectNear(congerKappa(ratingsOf(rows, 3)).value ?? Number.NaN, cohen.value ?? 0, 1e-12);
});
