import type { Coded } from '../domain/columns.ts';
import {
  correctedDifference,
  type ErrorModel,
  holm,
  JUDGE_COUNTS,
  judgedDifference,
  NO_POOLING,
  type Pooling,
  partialPooling,
  type ShareByCluster,
} from '../stats/index.ts';
import { type ArmSums, type Arms, armSums } from './arm-sums.ts';
import { claimMeasure } from './claim-measure.ts';
import type { Difference, ErrorRatesOf, FacetRates, ValueRates } from './claims.ts';
import type { ClaimItems } from './judged-items.ts';
import { type RateSettings, ratesOf } from './rates.ts';

/** Gold of either class from which a value's own error rates are used alone. */
export const OWN_FROM = 10;

/** Facets with more values than this have rates, but no differences: pairs grow with the square. */
export const MOST_COMPARED = 8;

/** How a value's error rates come about. */
interface ValueModel {
  readonly value: string;
  readonly code: number;
  readonly model: ErrorModel;
  readonly errorRates: ErrorRatesOf;
}

/** One judge's rates per value of a facet, each with its own error rates or partly pooled ones, and differences. */
export function facetRates(
  facet: string,
  column: Coded,
  items: ClaimItems,
  judged: Float64Array,
  settings: RateSettings,
): FacetRates {
  const values = valuesIn(column, judged);
  const models = valueModels(values, column, items, judged);
  return {
    facet,
    values: models.map((own): ValueRates => {
      const sums = armSums(
        items,
        judged,
        armsOf(column, [own.code], own.errorRates !== 'own'),
        settings.level,
      );
      const { model, errorRates, value } = own;
      return { value, errorRates, ...ratesOf(sums, settings, model, errorRates) };
    }),
    differences: models.length > MOST_COMPARED ? [] : differencesOf(models, column, items, judged, settings),
  };
}

function valuesIn({ values, codes }: Coded, judged: Float64Array): readonly number[] {
  const seen = new Set<number>();
  codes.forEach((code, item) => {
    if (code >= 0 && (judged[item] as number) >= 0) seen.add(code);
  });
  return [...seen].sort((left, right) => ((values[left] ?? '') < (values[right] ?? '') ? -1 : 1));
}

function armsOf({ codes }: Coded, arms: readonly number[], hasAll: boolean): Arms {
  return {
    count: arms.length,
    of: (item: number) => arms.indexOf(codes[item] as number),
    ...(hasAll ? { all: (item: number) => (codes[item] as number) >= 0 } : {}),
  };
}

function valueModels(
  codes: readonly number[],
  column: Coded,
  items: ClaimItems,
  judged: Float64Array,
): readonly ValueModel[] {
  const tables = codes.map((code) => goldTable(code, column, items, judged));
  const pooling = {
    positives: partialPooling(tables.map(([tp, fn]) => ({ hits: tp, n: tp + fn }))),
    negatives: partialPooling(tables.map(([, , fp, tn]) => ({ hits: fp, n: fp + tn }))),
  };
  return codes.map((code, at) => {
    const [tp, fn, fp, tn] = tables[at] ?? [0, 0, 0, 0];
    const value = column.values[code] ?? '';
    if (tp + fn >= OWN_FROM && fp + tn >= OWN_FROM) {
      return { value, code, model: {}, errorRates: 'own' };
    }
    return {
      value,
      code,
      model: { pooling },
      errorRates: isComplete(pooling) ? 'all values' : 'partly pooled',
    };
  });
}

function isComplete({ positives, negatives }: { positives: Pooling; negatives: Pooling }): boolean {
  return positives.strength === Number.POSITIVE_INFINITY && negatives.strength === Number.POSITIVE_INFINITY;
}

function goldTable(
  code: number,
  { codes }: Coded,
  { gold, weights }: ClaimItems,
  judged: Float64Array,
): readonly [number, number, number, number] {
  let [tp, fn, fp, tn] = [0, 0, 0, 0];
  for (let item = 0; item < codes.length; item++) {
    const truth = gold[item] as number;
    const yes = judged[item] as number;
    if (codes[item] !== code || truth < 0 || yes < 0) continue;
    const weight = weights?.[item] ?? 1;
    tp += weight * truth * yes;
    fn += weight * truth * (1 - yes);
    fp += weight * (1 - truth) * yes;
    tn += weight * (1 - truth) * (1 - yes);
  }
  return [tp, fn, fp, tn];
}

function differencesOf(
  models: readonly ValueModel[],
  column: Coded,
  items: ClaimItems,
  judged: Float64Array,
  settings: RateSettings,
): readonly Difference[] {
  const pairs = models.flatMap((first, at) =>
    models.slice(at + 1).map((second) => {
      const sums = armSums(
        items,
        judged,
        armsOf(column, [first.code, second.code], isPooled(first) || isPooled(second)),
        settings.level,
      );
      return {
        first,
        second,
        sums,
        raw: judgedDifference({ ...sums, counts: judgedOf(sums) }),
        corrected: correctedDifference(sums, modelsOf(first, second)),
      };
    }),
  );
  const rawP = adjusted(pairs.map(({ raw }) => raw));
  const correctedP = adjusted(pairs.map(({ corrected }) => corrected));
  return pairs.map(({ first, second, sums, raw, corrected }, at): Difference => {
    const least = (from: number) =>
      Math.min(...[0, 1].map((arm) => countOf(sums, arm * JUDGE_COUNTS + from)));
    const clusters = (found: ShareByCluster) => (settings.isClustered ? found.clusters : undefined);
    const n = [4, 5, 10, 11].reduce((sum, position) => sum + (sums.totals[position] ?? 0), 0);
    const pooled = isPooled(first) || isPooled(second);
    return {
      first: first.value,
      second: second.value,
      raw: claimMeasure('rate_difference', raw.estimate, raw.interval, {
        n,
        clusters: clusters(raw),
        needs: [{ name: 'a verdict in the smaller group', count: least(4) }],
      }),
      corrected: claimMeasure('corrected_difference', corrected.estimate, corrected.interval, {
        n,
        clusters: clusters(corrected),
        needs: [{ name: 'a verdict in the smaller group', count: least(4) }],
        cautions: pooled ? ['error rates of one or both are pooled for want of gold'] : [],
      }),
      ...p('rawP', rawP[at]),
      ...p('correctedP', correctedP[at]),
    };
  });
}

function isPooled({ errorRates }: ValueModel): boolean {
  return errorRates !== 'own';
}

/** Where one side stands on its own and the other is pooled, both vectors hold what all have. */
function modelsOf(first: ValueModel, second: ValueModel): readonly [ErrorModel, ErrorModel] {
  const alone = { pooling: { positives: NO_POOLING, negatives: NO_POOLING } };
  if (!isPooled(first) && !isPooled(second)) return [{}, {}];
  return [isPooled(first) ? first.model : alone, isPooled(second) ? second.model : alone];
}

function p<Name extends string>(name: Name, value: number | undefined): Partial<Record<Name, number>> {
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<Name, number>>);
}

/** Verdicts in an arm: two neighbouring positions. */
function countOf({ totals }: ArmSums, at: number): number {
  return (totals[at] ?? 0) + (totals[at + 1] ?? 0);
}

/** Judged positive and negative of both arms. */
function judgedOf({ clusters, counts, totals }: ArmSums): Float64Array {
  const own = new Float64Array(clusters * 4);
  for (let row = 0; row < clusters; row++) {
    const base = row * totals.length;
    [4, 5, 10, 11].forEach((position, at) => {
      own[row * 4 + at] = counts[base + position] as number;
    });
  }
  return own;
}

/** Holm over the tests that exist; a pair without a test is no member of the family. */
function adjusted(found: readonly ShareByCluster[]): readonly (number | undefined)[] {
  const known = found.flatMap(({ pValue }) =>
    pValue.value === undefined ? [] : [Math.min(1, pValue.value)],
  );
  const values = holm(known);
  let next = 0;
  return found.map(({ pValue }) => (pValue.value === undefined ? undefined : values[next++]));
}
