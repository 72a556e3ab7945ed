import { fixed } from '../text/number.ts';

/**
 * A p-value as a report writes it: three decimals, without the zero before the point.
 *
 * @example pValue(0.0123) // '.012'
 */
export function pValue(value: number): string {
  return value < 0.001 ? '< .001' : value > 0.9995 ? '1' : fixed(value, 3).slice(1);
}

/** In a sentence: `p = .012`, `p < .001`. */
export function pIs(value: number): string {
  return value < 0.001 ? 'p < .001' : `p = ${pValue(value)}`;
}
