/** What a judge said how sure it is, and whether it was right, verdict by verdict. */
export interface Forecasts {
  /** How sure it is of its own label, 0 to 1: stated, or the label's share of repeated calls. Say which. */
  readonly confidence: Float64Array;
  /** 1 where the verdict is gold's label, 0 where not; in between where gold is several annotators who differ. */
  readonly right: ArrayLike<number>;
  /** What each verdict weighs; 1 unless given. */
  readonly weight?: Float64Array;
}

/**
 * Checks forecasts.
 *
 * @throws RangeError when the columns differ in length, or a confidence or share lies outside 0 to 1.
 * @example
 * checkForecasts({ confidence: Float64Array.of(0.9), right: [1] }) // undefined
 */
export function checkForecasts({ confidence, right, weight }: Forecasts): void {
  if (right.length !== confidence.length || (weight !== undefined && weight.length !== confidence.length)) {
    throw new RangeError('confidences, outcomes and weights are columns of one length');
  }
  for (let i = 0; i < confidence.length; i++) {
    if (!(isShare(confidence[i]) && isShare(right[i]))) {
      throw new RangeError(
        `verdict ${i} has confidence ${confidence[i]} and is right ${right[i]}; both lie from 0 to 1`,
      );
    }
  }
}

function isShare(value: number | undefined): boolean {
  return value !== undefined && value >= 0 && value <= 1;
}
