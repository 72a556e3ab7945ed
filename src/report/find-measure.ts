import type { Comparison, Slice } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';

/** A measure of a slice by its id. */
export function findMeasure(slice: Slice, id: string): Measure | undefined {
  return slice.measures.find((measure) => measure.id === id);
}

const CHANCE_CORRECTED = ['kappa_quadratic', 'icc_agreement', 'kappa'];

/** The id of the figure that stands beside agreement: what candidates are ranked by, unless that is a projection. */
export function chanceCorrectedId(comparison: Comparison): string {
  const { by } = comparison.ranking;
  if (CHANCE_CORRECTED.includes(by)) return by;
  const ids = measureIds(comparison);
  return CHANCE_CORRECTED.find((id) => ids.includes(id)) ?? 'kappa';
}

/** A positive class whose error rates are known: the criterion's own (no suffix), or one per cut. */
export interface RateFamily {
  readonly suffix: string;
  readonly positive: string;
}

export function rateFamilies(comparison: Comparison): readonly RateFamily[] {
  return measureIds(comparison)
    .filter((id) => id === 'tpr' || id.startsWith('tpr:'))
    .map((id) => {
      const suffix = id.slice('tpr'.length);
      return { suffix, positive: suffix === '' ? (comparison.criterion.positive ?? '') : suffix.slice(1) };
    });
}

/** Labels whose recall is measured one by one: those of a criterion with more than two, in their order. */
export function recallLabels(comparison: Comparison): readonly string[] {
  return measureIds(comparison)
    .filter((id) => id.startsWith('recall:'))
    .map((id) => id.slice('recall:'.length));
}

/** Every candidate of a comparison has the same measures, so the first one names them. */
function measureIds({ candidates, floors }: Comparison): readonly string[] {
  const [first] = [...candidates, ...floors];
  return first === undefined ? [] : first.main.overall.measures.map((measure) => measure.id);
}
