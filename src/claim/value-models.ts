import type { Coded } from '../domain/columns.ts';
import { type ErrorModel, NO_POOLING, type Pooling, partialPooling } from '../stats/index.ts';
import type { ErrorRatesOf } from './claims.ts';
import type { ClaimItems } from './judged-items.ts';

/** Gold of either class from which a value's own error rates are used alone. */
export const OWN_FROM = 10;

/** How a value's error rates come about. */
export interface ValueModel {
  readonly value: string;
  readonly code: number;
  readonly model: ErrorModel;
  readonly errorRates: ErrorRatesOf;
}

/** Its own error rates where a value has enough gold, else drawn towards those of all values. */
export function valueModels(
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

/** Whether it leans on the gold of other values. */
export function isPooled({ errorRates }: ValueModel): boolean {
  return errorRates !== 'own';
}

/** Where one side stands on its own and the other is pooled, both vectors hold what all have. */
export function modelsOf(first: ValueModel, second: ValueModel): readonly [ErrorModel, ErrorModel] {
  const alone = { pooling: { positives: NO_POOLING, negatives: NO_POOLING } };
  if (!isPooled(first) && !isPooled(second)) return [{}, {}];
  return [isPooled(first) ? first.model : alone, isPooled(second) ? second.model : alone];
}
