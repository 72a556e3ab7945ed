import { tailOf } from '../intervals/interval.ts';
import { normalQuantile } from '../random/distributions.ts';
import { checkWithin } from './check-share.ts';

/**
 * How many items two raters must label so that the interval of a kappa, by the goodness-of-fit method, is expected to
 * end inside `low` and `high`; with `low` alone, so that the one-sided lower bound is expected above it. Two labels.
 *
 * Whole items, independent. The larger of what either end needs.
 *
 * Donner & Eliasziw 1992, Statistics in Medicine 11:1511-1519; CIBinary of the R package kappaSize.
 *
 * @throws RangeError when low, kappa and high do not rise, or the prevalence is not strictly between 0 and 1.
 * @example
 * itemsForKappaLimits({ kappa: 0.6, low: 0.5, high: 0.7, prevalence: 0.1 }) // 744
 * itemsForKappaLimits({ kappa: 0.6, low: 0.4, prevalence: 0.3 }) // 66
 */
export function itemsForKappaLimits(plan: {
  readonly kappa: number;
  readonly low: number;
  readonly high?: number;
  readonly prevalence: number;
  readonly level?: number;
}): number {
  const { kappa, low, high, prevalence, level = 0.95 } = plan;
  checkWithin('kappa', kappa, -1, 1);
  checkWithin('the lower limit', low, -1, kappa);
  const tail = tailOf(level);
  if (high === undefined) {
    return itemsAt(normalQuantile(1 - 2 * tail) ** 2, distance(kappa, low, prevalence));
  }
  checkWithin('the upper limit', high, kappa, 1);
  const critical = normalQuantile(1 - tail) ** 2;
  const least = Math.min(distance(kappa, low, prevalence), distance(kappa, high, prevalence));
  return itemsAt(critical, least);
}

/**
 * How many items two raters must label to tell a kappa of `actual` from one of `hypothesis` with the given power, by the
 * goodness-of-fit test, two-sided. Two labels.
 *
 * Whole items, independent.
 *
 * Donner & Eliasziw 1992, Statistics in Medicine 11:1511-1519; PowerBinary of the R package kappaSize.
 *
 * @throws RangeError when the two are equal, or an argument is out of its range.
 * @example
 * itemsToTellKappas({ hypothesis: 0.4, actual: 0.6, prevalence: 0.3, power: 0.8 }) // 191
 */
export function itemsToTellKappas(plan: {
  readonly hypothesis: number;
  readonly actual: number;
  readonly prevalence: number;
  readonly power: number;
  readonly level?: number;
}): number {
  const { hypothesis, actual, prevalence, power, level = 0.95 } = plan;
  checkWithin('kappa', hypothesis, -1, 1);
  checkWithin('kappa', actual, -1, 1);
  checkWithin('a power', power, 0, 1);
  if (hypothesis === actual) throw new RangeError(`no study tells a kappa of ${actual} from itself`);
  const shift = normalQuantile(1 - tailOf(level)) + normalQuantile(power);
  return itemsAt(shift * shift, distance(actual, hypothesis, prevalence));
}

function itemsAt(critical: number, each: number): number {
  return Math.ceil(critical / each);
}

/** What one item adds to the chi-square of the pattern probabilities under `actual` against those under `hypothesis`. */
function distance(actual: number, hypothesis: number, prevalence: number): number {
  checkWithin('a prevalence', prevalence, 0, 1);
  const seen = patterns(actual, prevalence);
  const expected = patterns(hypothesis, prevalence);
  return seen.reduce((sum, share, at) => sum + (share - (expected[at] ?? 0)) ** 2 / (expected[at] ?? 1), 0);
}

/** Both positive, split, both negative. */
function patterns(kappa: number, prevalence: number): readonly [number, number, number] {
  const spread = prevalence * (1 - prevalence);
  return [prevalence ** 2 + spread * kappa, 2 * spread * (1 - kappa), (1 - prevalence) ** 2 + spread * kappa];
}
