import type { Measure } from '../../../domain/measure.ts';

/** Ends of an axis that holds every value, on multiples of `step`; `least` is held in any case. */
export function axisOf(
  values: readonly number[],
  step: number,
  least: readonly [number, number],
): readonly [number, number] {
  const [low, high] = least;
  // A hair of tolerance, so that a bound of .2 computed as .2000000001 does not take another step.
  const down = Math.floor(Math.min(low, ...values) / step + 1e-9);
  const up = Math.ceil(Math.max(high, ...values) / step - 1e-9);
  return [round(down * step), round(up * step)];
}

/** Both sides of zero alike, so that panels can be compared. */
export function symmetricAxis(
  values: readonly number[],
  step: number,
  least: number,
): readonly [number, number] {
  const [, high] = axisOf(values.map(Math.abs), step, [0, least]);
  return [-high, high];
}

/** The numbers of a measure that a chart draws. */
export function extent(measure: Measure | undefined): readonly number[] {
  if (measure?.estimate === undefined) return [];
  const { estimate, interval } = measure;
  return interval === undefined || 'none' in interval ? [estimate] : [interval.low, estimate, interval.high];
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
