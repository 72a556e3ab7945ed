import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  alphaOfCoincidences,
  cohenKappa,
  coincidencePatterns,
  coincidences,
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
  intraclassCorrelation,
  krippendorffAlpha,
  meanPairwiseKappa,
  randolphKappa,
  ratings,
  tally,
} from '../../src/stats/index.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { expectNear, expectNone, expectValue } from './expectations.ts';
import {
  anxietyRows,
  fleissCounts,
  krippendorffRows,
  ratingsFromCounts,
  ratingsOf,
  tables,
  wikipediaCounts,
} from './tables.ts';

const krippendorff = ratingsOf(krippendorffRows, 5, 1);
const fleiss = ratingsFromCounts(fleissCounts);
const firstFifteen = ratingsFromCounts(fleissCounts.slice(0, 15));
const wikipedia = ratingsFromCounts(wikipediaCounts);
const anxiety = ratingsOf(anxietyRows, 6, 1);
const one = [1, 2, 3, 4, 5, 6];

// irrCAC cac.raw5obser: 15 x 5 with gaps, scale 0 to 3 (oracles/README.md section 2)
const observers = ratingsOf(
  `112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1`
    .split(' ')
    .map((row) => [...row].map((code) => (code === '.' ? null : Number(code)))),
  4,
);

describe("Krippendorff's alpha", () => {
  // oracles.json krippendorff_12x4, ten digits; published .743 .815 .849 .797
  test.each([
    ['nominal', 0.7434210526],
    ['ordinal', 0.8153875038],
    [{ interval: one.slice(0, 5) }, 0.8491071429],
    [{ ratio: one.slice(0, 5) }, 0.7974027747],
  ] as const)('12 units x 4 coders, %j', (metric, alpha) => {
    expectValue(krippendorffAlpha(krippendorff, metric), alpha);
  });

  test('binary, 2 observers, 10 units', () => {
    // Krippendorff 2011, section A: coincidences 10, 4, 4, 2, alpha .095 (statistics.md: .095238)
    expectNear(alphaOfCoincidences(2, 'nominal')(Float64Array.of(10, 4, 4, 2)) ?? Number.NaN, 0.095238, 5e-7);
  });

  test.each([
    ['anxiety, interval', anxiety, { interval: one }, 0.1700986079],
    ['anxiety, ordinal', anxiety, 'ordinal', 0.2283869453],
    ['five observers, nominal', observers, 'nominal', 0.4805302403],
    ['five observers, interval', observers, { interval: [0, 1, 2, 3] }, 0.7718648088],
    ['five observers, ordinal', observers, 'ordinal', 0.7686851595],
    ['Fleiss 1971', fleiss, 'nominal', 0.4334098283],
    ['Fleiss, first 15', firstFifteen, 'nominal', 0.4204384268],
    ['Wikipedia', wikipedia, 'nominal', 0.2155740565],
  ] as const)('%s', (_, table, metric, alpha) => {
    expectValue(krippendorffAlpha(table, metric), alpha);
  });

  test('interval alpha does not change when the scale is shifted and stretched', () => {
    const moved = krippendorffAlpha(krippendorff, { interval: [-7, -4, -1, 2, 5] });
    expectValue(moved, 0.8491071429);
  });

  test('coincidences of disjoint units add up', () => {
    const rows = krippendorffRows;
    const first = coincidences(ratingsOf(rows.slice(0, 5), 5, 1));
    const rest = coincidences(ratingsOf(rows.slice(5), 5, 1));
    const all = coincidences(krippendorff);
    all.forEach((sum, cell) => {
      expectNear((first[cell] ?? 0) + (rest[cell] ?? 0), sum, 1e-12);
    });
  });

  test.each([
    [{ interval: [1, 2] }, /5 labels, got \[1,2\]/],
    [{ interval: [1, 2, 3, 4, 4] }, /all different/],
    [{ ratio: [-1, 2, 3, 4, 5] }, /no negative/],
  ])('refuses %j', (metric, message) => {
    expect(() => krippendorffAlpha(krippendorff, metric)).toThrow(message);
  });
});

describe("Fleiss' and Randolph's kappa", () => {
  // oracles.json (statsmodels, irr); Wikipedia .2099307044; first 15 rows .413926499
  test.each([
    ['Fleiss 1971', fleiss, 0.4302445201],
    ['first 15', firstFifteen, 0.413926499],
    ['Wikipedia', wikipedia, 0.2099307044],
  ])('%s', (_, table, kappa) => {
    expectValue(fleissKappa(table), kappa);
    expectValue(fleissKappaWithGaps(table), kappa);
  });

  test('complete units only, and with gaps, are two quantities', () => {
    expectValue(fleissKappa(krippendorff), 0.641456582633053); // irr::kappam.fleiss on the 8 complete units
    expectValue(fleissKappaWithGaps(krippendorff), 0.76117, 5e-6); // irrCAC
    expectValue(fleissKappaWithGaps(observers), 0.45762, 5e-6); // irrCAC
  });

  test('Randolph', () => {
    expectValue(randolphKappa(fleiss), 0.4444444444); // oracles.json
    expectValue(randolphKappa(firstFifteen), 0.4388888889); // irrCAC Brennan-Prediger 0.4388889
  });
});

describe('AC1 and AC2', () => {
  const ordinalCost = Array.from({ length: 5 }, (_, i) =>
    Array.from({ length: 5 }, (__, j) => (Math.abs(i - j) * (Math.abs(i - j) + 1)) / 2),
  );

  test.each([
    ['none', 0.7754440681],
    ['linear', 0.8587391364],
    ['quadratic', 0.9140007236],
  ] as const)('12 units x 4 coders, weights %s', (weights, value) => {
    expectValue(gwetAc1Many(krippendorff, weights), value);
  });

  test("irrCAC's ordinal weights, as costs: pairs of labels between the two", () => {
    expectValue(gwetAc1Many(krippendorff, { cost: ordinalCost }), 0.89894, 5e-6);
  });

  test.each([
    ['none', 0.4966220549],
    ['linear', 0.6896394229],
    ['quadratic', 0.8304335727],
  ] as const)('five observers, weights %s', (weights, value) => {
    expectValue(gwetAc1Many(observers, weights), value);
  });

  test('Fleiss 1971, Wikipedia, first 15 with error', () => {
    expectValue(gwetAc1Many(fleiss), 0.4478845158);
    expectValue(gwetAc1Many(wikipedia), 0.2256141508);
    expectValue(gwetAc1Many(firstFifteen), 0.4448007329);
    expectValue(gwetAc1ManyStandardError(firstFifteen), 0.08418757, 5e-9); // irrCAC
    expectValue(gwetAc1ManyStandardError(krippendorff), 0.14295, 5e-6); // irrCAC
  });

  test('Ben and Gerry', () => {
    const rows = 'a-b a-a b-b b-b d-b c-c c-c c-c e-e d-. d-d a-d'
      .split(' ')
      .map((pair) => pair.split('-').map((label) => (label === '.' ? null : 'abcde'.indexOf(label))));
    const table = ratingsOf(rows, 5);
    expectValue(gwetAc1Many(table), 0.6614420063);
    expectValue(krippendorffAlpha(table, 'nominal'), 0.664893617);
    expectValue(meanPairwiseKappa(table).mean, 0.65625); // scikit-learn on the 11 complete pairs
  });
});

describe('mean pairwise kappa', () => {
  test('anxiety, raters 1 and 2, in three weightings', () => {
    const pairOf = (weights: 'none' | 'linear' | 'quadratic') => meanPairwiseKappa(anxiety, weights).pairs[0];
    expect(pairOf('none')).toMatchObject({ first: 0, second: 1, units: 20 });
    expectValue(pairOf('none')?.kappa ?? { value: undefined, reason: '' }, 0.1194968553); // R irr kappa2
    expectValue(pairOf('linear')?.kappa ?? { value: undefined, reason: '' }, 0.1891891892);
    expectValue(pairOf('quadratic')?.kappa ?? { value: undefined, reason: '' }, 0.2967651195);
  });

  test('weighs pairs equally, or by their units', () => {
    // raters 1-2 on 4 units: table 2 0 / 0 2, kappa 1; 1-3 and 2-3 on units 1, 2: both say 0 and 1 v 1 and 0, kappa -1
    const table = ratingsOf(
      [
        [0, 0, 1],
        [1, 1, 0],
        [0, 0, null],
        [1, 1, null],
      ],
      2,
    );
    const { mean, meanByUnits, undefinedPairs } = meanPairwiseKappa(table);
    expectValue(mean, (1 - 1 - 1) / 3);
    expectValue(meanByUnits, (4 * 1 - 2 - 2) / 8);
    expect(undefinedPairs).toBe(0);
  });

  test('a pair without kappa is counted and left out', () => {
    // raters 1-2: (0,0) (1,1) (0,1), kappa (5 - 3) / 5; the others share one unit, on which they agree
    const table = ratingsOf(
      [
        [0, 0, null],
        [1, 1, 1],
        [0, 1, null],
      ],
      2,
    );
    const { pairs, undefinedPairs, mean, meanByUnits } = meanPairwiseKappa(table);
    expect([pairs.length, undefinedPairs]).toEqual([3, 2]);
    expectValue(mean, 0.4);
    expectValue(meanByUnits, 0.4);
  });
});

describe('ICC(A,1)', () => {
  test('Shrout & Fleiss 1979, 6 x 4: .2898', () => {
    // R psych: ICC2 .2898; by the variance components of statistics.md: 2.5556 / (2.5556 + 5.2444 + 1.0194)
    const scores = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ];
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const { icc, units, leftOut } = intraclassCorrelation(ratingsOf(scores, 10, 1), values);
    expectValue(icc, 2.5555555556 / (2.5555555556 + 5.2444444444 + 1.0194444444), 1e-9);
    expectValue(icc, 0.2898, 5e-5);
    expect([units, leftOut]).toEqual([6, 0]);
  });

  test('anxiety', () => {
    expectValue(intraclassCorrelation(anxiety, one).icc, 0.1979982594); // R irr icc twoway agreement
  });

  test('units with a gap are left out and counted', () => {
    const withGap = ratingsOf([...anxietyRows, [1, null, 6]], 6, 1);
    const { icc, units, leftOut } = intraclassCorrelation(withGap, one);
    expectValue(icc, 0.1979982594);
    expect([units, leftOut]).toEqual([20, 1]);
  });

  test('has none where nothing varies, or raters only contradict each other', () => {
    expectNone(
      intraclassCorrelation(
        ratingsOf(
          [
            [0, 0],
            [0, 0],
          ],
          2,
        ),
        [0.1, 0.3],
      ).icc,
      /vary/,
    );
    expectNone(
      intraclassCorrelation(
        ratingsOf(
          [
            [0, 1],
            [1, 0],
          ],
          2,
        ),
        [1, 2],
      ).icc,
      /vary/,
    );
    expectNone(intraclassCorrelation(ratingsOf([[0, 1]], 2), [1, 2]).icc, /two units/);
    expectNone(intraclassCorrelation(ratingsOf([[0], [1]], 2), [1, 2]).icc, /two raters/);
    expect(() => intraclassCorrelation(anxiety, [1, 2])).toThrow(/6 labels/);
  });
});

describe('what does not exist', () => {
  const nobody = ratings(new Int32Array(0), 3, 2);
  const alone = ratingsOf(
    [
      [0, null],
      [null, 1],
    ],
    2,
  );
  const oneLabel = ratingsOf(
    [
      [0, 0],
      [0, 0],
    ],
    2,
  );

  test.each([nobody, alone])('no unit with two ratings: %#', (table) => {
    expectNone(fleissKappa(table), /no unit/);
    expectNone(fleissKappaWithGaps(table), /no unit/);
    expectNone(randolphKappa(table), /no unit/);
    expectNone(gwetAc1Many(table), /no unit/);
    expectNone(gwetAc1ManyStandardError(table), /no unit/);
    expectNone(krippendorffAlpha(table, 'nominal'), /no unit/);
    expectNone(meanPairwiseKappa(table).mean, /no pair/);
  });

  test('one label only', () => {
    expectNone(fleissKappa(oneLabel), /one and the same label/);
    expectNone(fleissKappaWithGaps(oneLabel), /one and the same label/);
    expectNone(krippendorffAlpha(oneLabel, 'ordinal'), /one and the same label/);
    expectValue(gwetAc1Many(oneLabel), 1);
    expectValue(randolphKappa(oneLabel), 1);
  });

  test('refuses codes that are no labels', () => {
    expect(() => ratings(Int32Array.of(0, 1, 2), 2, 2)).toThrow(/3 codes do not fill rows of 2/);
    expect(() => ratings(Int32Array.of(0, 1, 2, 0), 2, 2)).toThrow(/unit 1, rater 0 has code 2/);
    expect(() => ratings(Int32Array.of(0, -2), 2, 2)).toThrow(/unit 0, rater 1 has code -2/);
  });
});

describeWithShared('annotators of the public sets', () => {
  // reference.json `humans` and `humans_R` (scikit-learn, irr, irrCAC)
  test('pandalm: 999 items, 3 annotators, no gaps', () => {
    const file = sharedPath('data', 'pandalm_testset', 'raw', 'data', 'testset-v1.json');
    const rows: Record<string, number>[] = JSON.parse(readFileSync(file, 'utf8'));
    const table = ratingsOf(
      rows.map((row) => [1, 2, 3].map((rater) => row[`annotator${rater}`] ?? -1)),
      3,
    );
    expectValue(fleissKappa(table), 0.864175365);
    expectValue(randolphKappa(table), 0.8798798799);
    expectValue(krippendorffAlpha(table, 'nominal'), 0.8642206852);
    expectValue(gwetAc1Many(table), 0.886444708);
    expectValue(meanPairwiseKappa(table).mean, 0.8642093146);
    expectValue(meanPairwiseKappa(table).meanByUnits, 0.8642093146);
    expect(meanPairwiseKappa(table).pairs.map(({ kappa }) => kappa.value?.toFixed(9))).toEqual([
      '0.852022679', // 0.8520226785
      '0.878943811', // 0.8789438113
      '0.861661454', // 0.8616614541
    ]);
  });

  test('openqa: the third annotator is an adjudicator with many gaps', () => {
    const lines = readFileSync(
      sharedPath('data', 'openqa_nq301', 'raw', 'data', 'NQ301_human.tsv'),
      'utf8',
    ).split('\n');
    const rows = lines
      .slice(1)
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const cells = line.replace(/\r$/, '').split('\t');
        return [4, 5, 6].map((column) => ({ Yes: 1, No: 0 })[cells[column] ?? ''] ?? null);
      });
    const table = ratingsOf(rows, 2);
    expect(table.units).toBe(1490);
    expectValue(fleissKappa(table), -0.3148273398);
    expectValue(randolphKappa(table), -0.3148148148);
    expectValue(krippendorffAlpha(table, 'nominal'), 0.7312257726);
    expectValue(gwetAc1Many(table), 0.8112250613);
    expectValue(fleissKappaWithGaps(table), 0.80753, 5e-6);
    expectValue(meanPairwiseKappa(table).mean, 0.2056476755);
    expectValue(meanPairwiseKappa(table).meanByUnits, 0.5545537203);
    const [first, second] = [0, 1].map((rater) => rows.map((row) => row[rater] ?? -1));
    expectValue(cohenKappa(tally(first ?? [], second ?? [], 2)), 0.7347191886);
  });
});

describe("Conger's kappa and Fleiss' by label", () => {
  test('what does not exist', () => {
    const oneLabel = ratingsOf(
      [
        [0, 0],
        [0, 0],
      ],
      2,
    );
    const alone = ratingsOf([[0, null]], 2);
    expectNone(congerKappa(oneLabel), /one and the same label/);
    expectNone(congerKappaWithGaps(oneLabel), /one and the same label/);
    expectNone(congerKappa(alone), /no unit was rated by every rater/);
    expectNone(congerKappaWithGaps(alone), /no unit was rated by two raters/);
    expectNone(congerKappa(ratingsOf([[0]], 2)), /fewer than two raters/);
    expectNone(fleissKappaByLabel(oneLabel)[0] ?? { value: 0 }, /everybody always/);
    expectNone(fleissKappaByLabel(oneLabel)[1] ?? { value: 0 }, /nobody gave/);
    expectNone(fleissKappaByLabel(alone)[0] ?? { value: 0 }, /no unit/);
    expectNone(fleissKappaByLabel(ratingsOf([[0]], 2))[0] ?? { value: 0 }, /two raters/);
    expectNone(fleissNullStandardError(oneLabel), /one and the same label/);
    expectNone(fleissNullStandardError(alone), /no unit/);
    expectNone(fleissNullStandardError(ratingsOf([[0]], 2)), /two raters/);
  });

  test('a rater without any rating changes nothing', () => {
    const rows = krippendorffRows.map((row) => [...row, null]);
    expectValue(
      congerKappaWithGaps(ratingsOf(rows, 5, 1)),
      congerKappaWithGaps(krippendorff).value ?? Number.NaN,
      1e-12,
    );
  });

  test('without gaps both forms of Conger are one', () => {
    expectValue(congerKappaWithGaps(anxiety), congerKappa(anxiety).value ?? Number.NaN, 1e-12);
  });

  test("Fleiss' kappa is the mean of its labels' weighted by p (1 - p)", () => {
    const kappas = fleissKappaByLabel(fleiss);
    const totals = [0, 1, 2, 3, 4].map(
      (label) => fleissCounts.reduce((sum, row) => sum + (row[label] ?? 0), 0) / 180,
    );
    const spread = totals.map((share) => share * (1 - share));
    const mean =
      kappas.reduce((sum, kappa, label) => sum + (kappa.value ?? 0) * (spread[label] ?? 0), 0) /
      spread.reduce((sum, own) => sum + own, 0);
    expectValue(fleissKappa(fleiss), mean, 1e-12);
    // oracles/README.md: z per category 5.192 5.192 11.031 9.994 12.009, the label against all others.
    const z = [5.192, 5.192, 11.031, 9.994, 12.009];
    z.forEach((expected, label) => {
      const merged = ratingsFromCounts(fleissCounts.map((row) => [row[label] ?? 0, 6 - (row[label] ?? 0)]));
      expectValue(fleissKappa(merged), kappas[label]?.value ?? Number.NaN, 1e-12);
      expectNear(
        (fleissKappa(merged).value ?? 0) / (fleissNullStandardError(merged).value ?? 0),
        expected,
        5e-4,
      );
    });
  });

  test('with identity weights given as costs Fleiss’ kappa with gaps is unweighted', () => {
    const cost = Array.from({ length: 5 }, (_, i) => Array.from({ length: 5 }, (__, j) => (i === j ? 0 : 3)));
    expectValue(
      fleissKappaWithGaps(krippendorff, { cost }),
      fleissKappaWithGaps(krippendorff).value ?? Number.NaN,
      1e-12,
    );
  });
});

test('results do not depend on chunking: coincidences and rater counts of parts add up', () => {
  const parts = [krippendorffRows.slice(0, 4), krippendorffRows.slice(4, 5), krippendorffRows.slice(5)];
  const sums = new Float64Array(25);
  for (const part of parts) {
    coincidences(ratingsOf(part, 5, 1)).forEach((value, cell) => {
      sums[cell] = (sums[cell] ?? 0) + value;
    });
  }
  const whole = krippendorffAlpha(krippendorff, 'ordinal').value ?? Number.NaN;
  expectNear(alphaOfCoincidences(5, 'ordinal')(sums) ?? Number.NaN, whole, 1e-12);
});

test.each(['none', 'linear', 'quadratic', 'ordinal'] as const)(
  'of two raters AC1 and AC2 and their errors are those of the table, weights %s',
  (weights) => {
    const rows = [...tables.cohen.counts].flatMap((count, cell) =>
      Array.from({ length: count }, () => [Math.floor(cell / 3), cell % 3]),
    );
    const many = ratingsOf(rows, 3);
    expectValue(gwetAc1(tables.cohen, weights), gwetAc1Many(many, weights).value ?? Number.NaN, 1e-12);
    // Divisor n for tables, n - 1 for raw ratings, as irrCAC's two functions.
    const error = (gwetAc1ManyStandardError(many, weights).value ?? Number.NaN) * Math.sqrt(199 / 200);
    expectValue(gwetAc1StandardError(tables.cohen, weights), error, 1e-12);
  },
);

test('one rater agrees with nobody: the reason is named', () => {
  expectNone(fleissKappa(ratingsOf([[0], [1]], 2)), 'fewer than two raters');
});

describe("what Gwet's AC1 of many raters and its standard error rest on", () => {
  test('one label declared, or one unit rated: there is none', () => {
    expectNone(gwetAc1Many(ratingsOf([[0, 0]], 1)), 'only one label is declared');
    expectNone(gwetAc1ManyStandardError(ratingsOf([[0, 1]], 2)), 'fewer than two rated units');
  });

  test('two units, by hand', () => {
    // Shares 3/4 and 1/4, chance .375, AC1 (.5 - .375) / .625 = .2; the units contribute 1.32 and -.92.
    const two = [
      [0, 0],
      [0, 1],
    ];
    expectValue(gwetAc1Many(ratingsOf(two, 2)), 0.2, 1e-12);
    expectValue(gwetAc1ManyStandardError(ratingsOf(two, 2)), 1.12, 1e-12);
    const withUnrated = ratingsOf([...two, [null, null]], 2);
    expectValue(gwetAc1Many(withUnrated), 0.2, 1e-12);
    expectValue(gwetAc1ManyStandardError(withUnrated), 1.12, 1e-12);
  });
});

test('pairs of raters are named, each once, the first before the second', () => {
  const { pairs } = meanPairwiseKappa(anxiety);
  expect(pairs.map(({ first, second, units }) => [first, second, units])).toEqual([
    [0, 1, 20],
    [0, 2, 20],
    [1, 2, 20],
  ]);
});

test("Randolph's kappa names what it lacks", () => {
  expectNone(randolphKappa(ratingsOf([[0], [1]], 2)), 'fewer than two raters');
  expectNone(randolphKappa(ratingsOf([[0, 0]], 1)), 'only one label is declared');
});

test.each([
  [0, 2],
  [1.5, 2],
  [-1, 2],
  [1, 0],
  [1, 1.5],
])('%d raters and %d labels are no ratings', (raters, labels) => {
  expect(() => ratings(new Int32Array(0), raters, labels)).toThrow(
    `raters and labels are whole numbers >= 1, got ${raters} and ${labels}`,
  );
});

test('a code that is no label is named by its place, be it the first', () => {
  expect(() => ratings(Int32Array.of(2), 1, 2)).toThrow(
    'unit 0, rater 0 has code 2; expected -1 (none) to 1',
  );
});

test.each([
  [
    '3 labels',
    3,
    [
      [2, 2, 2],
      [1, 2, null],
      [2, 2, 2],
    ],
  ],
  [
    '30 labels',
    30,
    [
      [0, 0, 29],
      [0, 0, 28],
      [0, 0, 28],
    ],
  ],
])('%s: no two patterns are taken for one, and together they are all coincidences', (_, labels, rows) => {
  const table = ratingsOf(rows, labels);
  const { vectors, times } = coincidencePatterns(table);
  expect([...times].toSorted()).toEqual([1, 2]);
  const sums = Float64Array.from({ length: labels ** 2 }, (__, cell) =>
    times.reduce((sum, own, pattern) => sum + own * (vectors[pattern * labels ** 2 + cell] ?? 0), 0),
  );
  expect(sums).toEqual(coincidences(table));
});

test('a unit that nobody rated changes no kappa with gaps', () => {
  const rows = [...krippendorffRows, [null, null, null, null]];
  expect(fleissKappaWithGaps(ratingsOf(rows, 5, 1))).toEqual(fleissKappaWithGaps(krippendorff));
});

test('numbers of a scale: one per label, finite, different; a ratio scale may start at 0', () => {
  const wrong = /give one finite number per label, all different: 5 labels/;
  expect(() => krippendorffAlpha(krippendorff, { interval: [1, 2, 3, 4] })).toThrow(wrong);
  expect(() => krippendorffAlpha(krippendorff, { interval: [1, 2, 3, 4, Number.NaN] })).toThrow(wrong);
  expect(() => krippendorffAlpha(krippendorff, { ratio: [-1, 2, 3, 4, 5] })).toThrow('no negative values');
  expect(krippendorffAlpha(krippendorff, { ratio: [0, 1, 2, 3, 4] }).value).toBeGreaterThan(0);
});
