/**
 * How to share `labels` calibration labels between gold positives and gold negatives, so that a rate corrected by them
 * is as certain as it can be: m1 = m / (1 + (1 / share - 1) sqrt(k)), k the ratio of a pilot's miss-smoothed error
 * rates. Where the judge says yes seldom, its false alarms matter more, and most labels belong to negatives.
 *
 * Whole numbers that add up to `labels`. Items come as positives or negatives only once labelled: verdicts of the
 * judge serve as a guess.
 *
 * Lee et al. 2025, arXiv 2511.21140.
 *
 * @param labels labels to give
 * @param share the judge's share of positive verdicts, strictly between 0 and 1
 * @param pilot labels per class that the pilot's rates rest on
 * @throws RangeError when an argument is out of its range.
 * @example
 * labelAllocation(400, 0.4, { tpr: 0.9, tnr: 0.7, perClass: 200 }) // { positives: 112, negatives: 288 }
 */
export function labelAllocation(
  labels: number,
  share: number,
  pilot: { readonly tpr: number; readonly tnr: number; readonly perClass: number },
): { readonly positives: number; readonly negatives: number } {
  const { tpr, tnr, perClass } = pilot;
  if (!(Number.isInteger(labels) && labels >= 0)) throw new RangeError(`${labels} is no number of labels`);
  if (!(share > 0 && share < 1)) throw new RangeError(`${share} is not strictly between 0 and 1`);
  for (const rate of [tpr, tnr]) {
    if (!(rate >= 0 && rate <= 1)) throw new RangeError(`${rate} is not a share from 0 to 1`);
  }
  if (!(perClass >= 0 && perClass < Number.POSITIVE_INFINITY))
    throw new RangeError(`${perClass} is no number of items`);
  const ratio = (perClass * (1 - tnr) + 1) / (perClass * (1 - tpr) + 1);
  const positives = Math.round(labels / (1 + (1 / share - 1) * Math.sqrt(ratio)));
  return { positives, negatives: labels - positives };
}
