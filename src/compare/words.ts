import type { Measure } from '../domain/measure.ts';

/**
 * A net bias with its direction in words: `says "yes" 8.8 points more often than gold`. Points are percentage points.
 *
 * @param label the label or cut that the bias is of
 * @returns `undefined` where the measure has no estimate
 * @example
 * netBiasInWords(0.088, 'yes') // 'says "yes" 8.8 points more often than gold'
 */
export function netBiasInWords(estimate: Measure['estimate'], label: string): string | undefined {
  if (estimate === undefined) return undefined;
  const points = pointsOf(Math.abs(estimate));
  if (points === '0') return `says "${label}" as often as gold`;
  return `says "${label}" ${points} points ${estimate > 0 ? 'more' : 'less'} often than gold`;
}

/** A share as a percentage with one decimal at most: `5.1 %`. */
export function percent(share: number): string {
  return `${pointsOf(share)} %`;
}

/** A coefficient with two decimals, without the zero before the point: `.67`, `-.05`, `1.00`. */
export function coefficient(value: number): string {
  return value.toFixed(2).replace(/^(-?)0\./, '$1.');
}

function pointsOf(share: number): string {
  return String(Math.round(share * 1000) / 10);
}
