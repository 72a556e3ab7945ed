import { defined, none, type Statistic } from '../stats/index.ts';

/** Mean of the judge's number minus gold's, in units of the scale: positive where the judge rates higher. */
export function signedBiasOfMoments(sums: Float64Array): Statistic {
  const [weight = 0, x = 0, y = 0] = sums;
  return weight === 0 ? none('no items') : defined((y - x) / weight);
}

/** Mean distance between the two numbers, in units of the scale. */
export function absoluteErrorOfMoments(sums: Float64Array): Statistic {
  return (sums[0] ?? 0) === 0 ? none('no items') : defined((sums[6] ?? 0) / (sums[0] ?? 1));
}
