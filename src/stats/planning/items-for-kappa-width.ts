import { tailOf } from '../intervals/interval.ts';
import { normalQuantile } from '../random/distributions.ts';
import { checkWithin } from './check-share.ts';

/**
 * How many items two raters must label for a kappa of this size to be known to plus or minus `halfWidth`, two labels.
 * Few positives need many more: the variance has 1 / (prevalence (1 - prevalence)) in it.
 *
 * Whole items, independent; for clusters see `clusteredItems`.
 *
 * Bloch & Kraemer 1989, Biometrics 45:269-287, large-sample variance with equal margins.
 *
 * @throws RangeError when kappa is not above -1 and below 1, or another argument not strictly between 0 and 1.
 * @example
 * itemsForKappaWidth({ kappa: 0.6, prevalence: 0.1, halfWidth: 0.1 }) // 705
 */
export function itemsForKappaWidth(plan: {
  readonly kappa: number;
  readonly prevalence: number;
  readonly halfWidth: number;
  readonly level?: number;
}): number {
  const { kappa, prevalence, halfWidth, level = 0.95 } = plan;
  checkWithin('kappa', kappa, -1, 1);
  checkWithin('a prevalence', prevalence, 0, 1);
  checkWithin('half a width', halfWidth, 0, 1);
  const z = normalQuantile(1 - tailOf(level));
  const spread = 2 * prevalence * (1 - prevalence);
  const variance = (1 - kappa) * ((1 - kappa) * (1 - 2 * kappa) + (kappa * (2 - kappa)) / spread);
  return Math.ceil((z * z * variance) / (halfWidth * halfWidth));
}
