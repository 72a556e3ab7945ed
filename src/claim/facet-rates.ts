import type { Coded } from '../domain/columns.ts';
import { armSums } from './arm-sums.ts';
import type { FacetRates, ValueRates } from './claims.ts';
import type { ClaimItems } from './judged-items.ts';
import type { RateSettings } from './rate-settings.ts';
import { ratesOf } from './rates.ts';
import { armsOf } from './value-arms.ts';
import { differencesOf } from './value-differences.ts';
import { valueModels } from './value-models.ts';

/** Facets with more values than this have rates, but no differences: pairs grow with the square. */
export const MOST_COMPARED = 8;

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
  const none = noDifferences(models.length);
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
    differences: none === undefined ? differencesOf(models, column, items, judged, settings) : [],
    ...(none === undefined ? {} : { none }),
  };
}

function noDifferences(values: number): string | undefined {
  if (values > MOST_COMPARED)
    return `${values} values, and differences are given for at most ${MOST_COMPARED}`;
  return values < 2 ? 'no two values have verdicts' : undefined;
}

function valuesIn({ values, codes }: Coded, judged: Float64Array): readonly number[] {
  const seen = new Set<number>();
  codes.forEach((code, item) => {
    if (code >= 0 && (judged[item] as number) >= 0) seen.add(code);
  });
  return [...seen].sort((left, right) => ((values[left] ?? '') < (values[right] ?? '') ? -1 : 1));
}
