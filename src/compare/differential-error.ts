import type { Breakdown, Slice, Spread } from './comparison.ts';
import type { LabelSpace } from './label-space.ts';

/**
 * The lowest and highest FPR and FNR over the values of a facet that show them with an interval: what the judge does given the gold,
 * and so the only thing called biased against a value. Needs a positive class and two values to compare.
 */
export function differentialError(
  slices: readonly Slice[],
  space: LabelSpace,
): Breakdown['differentialError'] {
  if (space.isPositive === undefined) return undefined;
  const isCut = space.criterion.positive === undefined;
  const suffix = isCut ? `:${space.positiveName}` : '';
  const fpr = spreadOf(slices, `fpr${suffix}`);
  const fnr = spreadOf(slices, `fnr${suffix}`);
  if (fpr === undefined && fnr === undefined) return undefined;
  return { ...(fpr === undefined ? {} : { fpr }), ...(fnr === undefined ? {} : { fnr }) };
}

function spreadOf(slices: readonly Slice[], id: string): Spread | undefined {
  const rates = slices.flatMap(({ value, measures }) => {
    const measure = measures.find((candidate) => candidate.id === id);
    if (value === undefined || measure?.estimate === undefined || !measure.shown) return [];
    // A rate that nobody can put an interval around is no ground to call a judge biased.
    if (measure.interval === undefined || 'none' in measure.interval) return [];
    return [{ value, rate: measure.estimate }];
  });
  const [first] = rates;
  if (first === undefined || rates.length < 2) return undefined;
  return {
    lowest: rates.reduce((best, rate) => (rate.rate < best.rate ? rate : best), first),
    highest: rates.reduce((best, rate) => (rate.rate > best.rate ? rate : best), first),
  };
}
