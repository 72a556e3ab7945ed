import { expect, test } from 'vitest';
import { clusteredRates } from '../../../src/stats/index.ts';
import { expectNear, expectValue } from '../expectations.ts';
import { fCdf } from '../f-by-quadrature.ts';

/**
 * The test of Rao and Scott once more, from single items and without matrices over groups: mean and spread of chi-square
 * by the products of every two clusters, p by an F of the tests' own. Of some rates clusters make the groups' differences
 * narrower, so that they are raised, each by a factor of its own.
 */
interface Item {
  readonly cluster: number;
  readonly rate: number;
  readonly group: number;
  readonly isEvent: boolean;
}

/** A row per cluster: for each rate, for each group, events and items. */
function itemsOf(rows: readonly (readonly number[])[], groups: number): readonly Item[] {
  return rows.flatMap((row, cluster) =>
    Array.from({ length: row.length / 2 }, (_, at) => at).flatMap((at) =>
      Array.from({ length: row[2 * at + 1] ?? 0 }, (__, item) => ({
        cluster,
        rate: Math.floor(at / groups),
        group: at % groups,
        isEvent: item < (row[2 * at] ?? 0),
      })),
    ),
  );
}

function byItems(rows: readonly (readonly number[])[], rates: number, groups: number) {
  const items = itemsOf(rows, groups);
  const clusters = rows.length;
  const indices = (count: number) => Array.from({ length: count }, (_, at) => at);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, own) => total + own, 0);
  const few = clusters / (clusters - 1);
  let chiSquare = 0;
  const ofRates = indices(rates).map((rate) => {
    const ofRate = items.filter((item) => item.rate === rate);
    const pooled = ofRate.filter(({ isEvent }) => isEvent).length / ofRate.length;
    const residual = (own: readonly Item[]) => sum(own.map(({ isEvent }) => (isEvent ? 1 : 0) - pooled));
    // Per cluster, its standardised part of every group's excess.
    const parts = indices(clusters).map((cluster) =>
      indices(groups).map((group) => {
        const ofGroup = ofRate.filter((item) => item.group === group);
        const here = ofGroup.filter((item) => item.cluster === cluster);
        const all = ofRate.filter((item) => item.cluster === cluster);
        const share = ofGroup.length / ofRate.length;
        return (residual(here) - share * residual(all)) / Math.sqrt(ofGroup.length * pooled * (1 - pooled));
      }),
    );
    for (const group of indices(groups)) {
      const ofGroup = ofRate.filter((item) => item.group === group);
      chiSquare += residual(ofGroup) ** 2 / (ofGroup.length * pooled * (1 - pooled));
    }
    const effect = few * sum(parts.flat().map((part) => part ** 2));
    return { parts, raised: Math.max(1, (groups - 1) / effect) };
  });
  const product = (one: number, other: number, { parts, raised }: (typeof ofRates)[number]) =>
    raised * sum(indices(groups).map((at) => (parts[one]?.[at] ?? 0) * (parts[other]?.[at] ?? 0)));
  const pairs = indices(clusters).map((one) =>
    indices(clusters).map((other) => few * sum(ofRates.map((rate) => product(one, other, rate)))),
  );
  const mean = sum(pairs.map((row, at) => row[at] ?? 0));
  const spread = sum(pairs.flat().map((own) => own ** 2));
  const between = mean ** 2 / spread;
  return {
    raised: ofRates.map(({ raised }) => raised),
    fRatio: chiSquare / mean,
    between,
    within: between * (clusters - 1),
    p: 1 - fCdf(chiSquare / mean, between, between * (clusters - 1)),
  };
}

/** The first rate is nearly the same in every cluster; of the second, one group's items are all events and the other's none. */
const ONE_RAISED = [
  [1, 2, 1, 2, 0, 3, 3, 3],
  [1, 2, 1, 3, 2, 2, 0, 2],
  [1, 2, 1, 2, 0, 2, 3, 3],
  [2, 4, 1, 2, 3, 3, 0, 1],
  [1, 3, 1, 2, 0, 2, 2, 2],
  [1, 2, 2, 3, 3, 3, 1, 2],
];
/** Both nearly the same in every cluster, to different degrees. */
const BOTH_RAISED = [
  [1, 2, 1, 2, 1, 4, 1, 3],
  [1, 2, 1, 3, 1, 3, 2, 4],
  [1, 2, 1, 2, 1, 4, 0, 3],
  [2, 4, 1, 2, 1, 3, 1, 3],
  [1, 3, 1, 2, 1, 4, 1, 4],
  [1, 2, 2, 3, 1, 3, 1, 2],
];

test.each([
  ['one rate is raised, the other not', ONE_RAISED, [true, false]],
  ['both are raised, by factors of their own', BOTH_RAISED, [true, true]],
] as const)('%s', (_, rows, isRaised) => {
  const expected = byItems(rows, 2, 2);
  expect(expected.raised.map((raised) => raised > 1.5)).toEqual(isRaised);
  expect(Math.abs((expected.raised[0] ?? 0) - (expected.raised[1] ?? 0))).toBeGreaterThan(0.5);
  const found = clusteredRates({ rates: 2, groups: 2, counts: Float64Array.from(rows.flat()) });
  expectValue(found.fRatio, expected.fRatio);
  expectNear(found.df[0], expected.between);
  expectNear(found.df[1], expected.within);
  expectValue(found.pValue, expected.p);
});
