import { fixed } from '../../text/number.ts';

/**
 * A rate in the unit that gives it at least one digit before the point.
 *
 * @example rate(0.25) // '15.0 trials/min'
 */
export function rate(perSecond: number): string {
  if (perSecond >= 1) return `${fixed(perSecond, 1)} trials/s`;
  if (perSecond * 60 >= 1) return `${fixed(perSecond * 60, 1)} trials/min`;
  return `${fixed(perSecond * 3600, 1)} trials/h`;
}
