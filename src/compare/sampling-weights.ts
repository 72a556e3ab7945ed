import type { Gold } from '../domain/gold.ts';

/**
 * What each item weighs, 1 / the probability with which it was labelled, scaled so that labelled items weigh 1 on
 * average: figures are ratios of sums, so the scale changes none of them, and tables add up to the items in them.
 */
export function samplingWeights({ weights }: Gold, labelled: Int32Array): Float64Array | undefined {
  if (weights === undefined) return undefined;
  let sum = 0;
  for (const item of labelled) sum += weights[item] as number;
  const scale = labelled.length / sum;
  return sum === 0 ? undefined : weights.map((weight) => weight * scale);
}
