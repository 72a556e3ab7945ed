import { describe, expect, test } from 'vitest';
import { iccForms } from '../../src/stats/index.ts';
import { expectInterval, expectNear, expectNoInterval, expectNone, expectValue } from './expectations.ts';
import { fCdf } from './f-by-quadrature.ts';
import { anxietyRows, ratingsOf } from './tables.ts';

const SHROUT_FLEISS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];
/** Every rater's mean is 1. */
const SAME_MEANS = [
  [0, 1, 2],
  [2, 2, 1],
  [1, 0, 0],
];
/** Two raters who contradict each other. */
const CONTRADICTING = [
  [0, 4],
  [3, 1],
  [1, 2],
  [4, 0],
  [2, 3],
  [1, 3],
];

const FORMS = [
  'oneWay',
  'agreement',
  'consistency',
  'oneWayMean',
  'agreementMean',
  'consistencyMean',
] as const;
const scale = Array.from({ length: 11 }, (_, number) => number);
const formsOf = (rows: readonly (readonly number[])[], level?: number) =>
  iccForms(ratingsOf(rows, 11), scale, level);

/**
 * R 4.2.2, psych 2.2.9: options(digits = 15); ICC(x, lmer = FALSE)$results, its columns ICC, lower and upper bound, in the
 * order of FORMS.
 */
const OF_R = {
  'Shrout & Fleiss 1979': {
    rows: SHROUT_FLEISS,
    forms: [
      [0.165741768405476, -0.1329323248747509, 0.722560062328121],
      [0.289763779527559, 0.018786513374712, 0.761084369648953],
      [0.714840714840715, 0.3424647650339254, 0.94585825995536],
      [0.442797133679269, -0.884442155238119, 0.912415420340776],
      [0.620050547598989, 0.0711368153025035, 0.927232040167722],
      [0.909315542377069, 0.6756747138163047, 0.985891678169062],
    ],
  },
  anxiety: {
    rows: anxietyRows,
    forms: [
      [0.175022381378693, -0.0774465748654547, 0.48433609381882],
      [0.197998259355962, -0.0389106260931603, 0.493573945972123],
      [0.216049382716049, -0.0462578853236332, 0.522259078395644],
      [0.388925729442971, -0.2749234898786879, 0.738065123579582],
      [0.425498753117207, -0.1265827027094597, 0.74514928854521],
      [0.452586206896551, -0.1529212866540728, 0.766330800234059],
    ],
  },
} as const;

describe('limits as R gives them, to ten digits', () => {
  const cases = Object.entries(OF_R).flatMap(([name, { rows, forms }]) =>
    FORMS.map((form, at) => ({ name, form, rows, expected: forms[at] ?? [0, 0, 0] })),
  );

  test.each(cases)('$name: $form', ({ form, rows, expected: [value, low, high] }) => {
    const { icc, interval } = formsOf(rows)[form];
    expectValue(icc, value, 1e-10);
    expectInterval(interval, low, high, 1e-10);
  });

  test('raters who contradict each other: agreement below -1, and no mean of it', () => {
    const forms = formsOf(CONTRADICTING);
    expectValue(forms.agreement.icc, -1.282608695652174, 1e-10);
    expectInterval(forms.agreement.interval, -1.435753955107004, -0.552529419850581, 1e-10);
    expectInterval(forms.oneWay.interval, -0.981093261311623, -0.429872796158567, 1e-10);
    expectInterval(forms.consistencyMean.interval, -146.6918911271452, -1.891906304750469, 1e-7);
    // psych goes on and gives 9.08 [6.59, -2.47].
    expectNone(forms.agreementMean.icc, /do not vary enough/);
  });

  test('a lower limit that goes with no mean is none: psych gives 4.64 for one of 0.47', () => {
    const { agreement, agreementMean } = formsOf(SAME_MEANS);
    expectValue(agreement.icc, 0.230769230769231, 1e-10);
    // 1 + 2 x -.7388 is below 0.
    expectInterval(agreement.interval, -0.73875654373026, 0.968650793600957, 1e-10);
    expectValue(agreementMean.icc, 0.473684210526316, 1e-10);
    expectNoInterval(agreementMean.interval, /so negative that no mean/);
  });
});

/** Mean squares by their definition, from deviations. */
function meanSquares(rows: readonly (readonly number[])[]) {
  const [n, k] = [rows.length, rows[0]?.length ?? 0];
  const mean = (values: readonly number[]) => values.reduce((sum, own) => sum + own, 0) / values.length;
  const all = mean(rows.flat());
  const ofUnit = rows.map(mean);
  const ofRater = Array.from({ length: k }, (_, rater) => mean(rows.map((row) => row[rater] ?? 0)));
  const sum = (values: readonly number[]) => values.reduce((total, own) => total + own * own, 0);
  const within = sum(rows.flatMap((row, unit) => row.map((own) => own - (ofUnit[unit] ?? 0))));
  const left = rows.flatMap((row, unit) =>
    row.map((own, rater) => own - (ofUnit[unit] ?? 0) - (ofRater[rater] ?? 0) + all),
  );
  return {
    n,
    k,
    units: (k * sum(ofUnit.map((own) => own - all))) / (n - 1),
    raters: (n * sum(ofRater.map((own) => own - all))) / (k - 1),
    residual: sum(left) / ((n - 1) * (k - 1)),
    within: within / (n * (k - 1)),
  };
}

/**
 * What McGraw & Wong's limits say of themselves: were the correlation the lower limit, so large an F would be seen with
 * the tail's probability, and were it the upper one, so small an F. By the expected mean squares, without their formulas
 * for the limits, and with an F of the test's own.
 */
describe.each([0.5, 0.9, 0.95, 0.99])(
  'limits at the level %d are where F has the tail’s probability',
  (level) => {
    const tail = (1 - level) / 2;
    const tables = [
      ['Shrout & Fleiss', SHROUT_FLEISS],
      ['anxiety', anxietyRows],
      ['equal means', SAME_MEANS],
      ['contradicting', CONTRADICTING],
    ] as const;

    test.each(tables)('%s: one way and consistency', (_, rows) => {
      const { n, k, units, residual, within } = meanSquares(rows);
      const forms = formsOf(rows, level);
      for (const [form, error, degrees] of [
        ['oneWay', within, n * (k - 1)],
        ['consistency', residual, (n - 1) * (k - 1)],
      ] as const) {
        const { interval } = forms[form];
        if ('none' in interval) throw new Error(interval.none);
        // Units are expected at error x (1 + (k - 1) r) / (1 - r).
        const at = (icc: number) => ((units / error) * (1 - icc)) / (1 + (k - 1) * icc);
        expectNear(1 - fCdf(at(interval.low), n - 1, degrees), tail, 1e-9);
        expectNear(fCdf(at(interval.high), n - 1, degrees), tail, 1e-9);
      }
    });

    test.each(tables)('%s: agreement, with Satterthwaite’s degrees of freedom', (_, rows) => {
      const { n, k, units, raters, residual } = meanSquares(rows);
      const { agreement } = formsOf(rows, level);
      const { icc, interval } = agreement;
      if (icc.value === undefined || 'none' in interval) throw new Error('no interval');
      // Units are expected at k var(units) + var(error), where var(units) = r / (1 - r) (var(raters) + var(error)) and
      // var(raters) = (MS raters - MS error) / n: so many of either mean square.
      const parts = (r: number): readonly (readonly [number, number])[] => {
        const odds = r / (1 - r);
        return [
          [(k * odds * raters) / n, k - 1],
          [residual * (1 + k * odds * (1 - 1 / n)), (n - 1) * (k - 1)],
        ];
      };
      const sum = (r: number) => parts(r).reduce((total, [part]) => total + part, 0);
      const spread = parts(icc.value).reduce((total, [part, degrees]) => total + part ** 2 / degrees, 0);
      const degrees = sum(icc.value) ** 2 / spread;
      expectNear(1 - fCdf(units / sum(interval.low), n - 1, degrees), tail, 1e-9);
      expectNear(1 - fCdf(sum(interval.high) / units, degrees, n - 1), tail, 1e-9);
    });
  },
);

describe('units whose ratings have equal sums', () => {
  test.each([2, 3, 6, 12, 14, 99])('have no mean form, for any number of raters: %d', (raters) => {
    // 1 + (k - 1) x -1 / (k - 1) is 0 only but for rounding.
    const one = Array.from({ length: raters }, (_, at) =>
      at * 2 + 1 === raters ? 1 : at * 2 < raters ? 0 : 2,
    );
    const forms = formsOf([one, one.toReversed()]);
    expectValue(forms.oneWay.icc, -1 / (raters - 1), 1e-12);
    expectNone(forms.oneWayMean.icc, /do not vary enough/);
    expectNone(forms.consistencyMean.icc, /do not vary enough/);
  });
});

test('the test’s own F', () => {
  // scipy 1.10.1: f.cdf(3.5764153492790607, 5, 15) = .975; one and one degrees of freedom: 2 / pi x atan(sqrt f).
  expectNear(fCdf(3.5764153492790607, 5, 15), 0.975, 1e-12);
  expectNear(fCdf(0.7, 1, 1), (2 / Math.PI) * Math.atan(Math.sqrt(0.7)), 1e-12);
  // Two and two: f / (1 + f).
  expectNear(fCdf(3, 2, 2), 0.75, 1e-12);
  expect(fCdf(1e9, 3.5, 2.25)).toBeGreaterThan(0.999);
});
