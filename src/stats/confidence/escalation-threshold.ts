import { type KeptInput, keptVerdicts } from './kept-verdicts.ts';
import { itemsForBound, upperBound } from './upper-bound.ts';

export interface EscalationInput extends KeptInput {
  /** Thresholds in the order in which they are tried, fixed without looking at these verdicts: see `thresholdsToTry`. */
  readonly thresholds: readonly number[];
  /** Highest tolerable share of missed positives among the verdicts that nobody looks at: .05 for 5 %. */
  readonly atMost: number;
  /** How often the guarantee may fail: .05 for a guarantee that holds with 95 %. */
  readonly delta: number;
}

/** A threshold with its guarantee, or the reason why there is none. */
export type EscalationThreshold =
  | {
      /** Verdicts below this confidence go to a person. */
      readonly threshold: number;
      /** Independent verdicts kept, and the missed positives among them. */
      readonly n: number;
      readonly missed: number;
      /** Upper bound of their share, at most `atMost`. */
      readonly bound: number;
    }
  | { readonly none: string };

/**
 * Escalation threshold with a finite-sample guarantee for missed positives: verdicts of lower confidence go to a person,
 * and of those that are kept at most the share `atMost` are positives that the judge missed. Guaranteed with
 * probability 1 - delta over the draw of these verdicts, whatever the confidences mean, if (1) the transcripts to come
 * are drawn as these were, (2) the thresholds were fixed without these verdicts, (3) so was the judge: where one of
 * several is picked by the same labels, divide delta by their number.
 *
 * Fixed-sequence testing: thresholds are tried in order, each by the Clopper-Pearson upper bound of the missed among the
 * kept, and the last that passes before the first failure stands. With clusters the counted verdicts are one of each
 * cluster at random, so the share is that of a random kept verdict of a random cluster.
 *
 * There is none where the first threshold fails.
 *
 * Jung, Brahman & Choi 2024, arXiv 2407.18370 (Trust or Escalate), there for disagreement with people.
 *
 * @throws RangeError when `atMost` or `delta` is not between 0 and 1, or a column does not fit.
 * @example
 * escalationThreshold({ confidence: new Float64Array(60).fill(0.9), missed: new Uint8Array(60), random: stream(1), thresholds: [0.9], atMost: 0.05, delta: 0.05 }).threshold // 0.9
 */
export function escalationThreshold(input: EscalationInput): EscalationThreshold {
  const { thresholds, atMost, delta } = input;
  if (!(atMost > 0 && atMost < 1 && delta > 0 && delta < 1)) {
    throw new RangeError(`atMost and delta lie between 0 and 1, got ${atMost} and ${delta}`);
  }
  const keptFrom = keptVerdicts(input);
  let passed: EscalationThreshold | undefined;
  for (const threshold of thresholds) {
    const { n, missed } = keptFrom(threshold);
    const bound = upperBound(missed, n, delta);
    if (bound > atMost) return passed ?? { none: whyNone(n, missed, bound, input) };
    passed = { threshold, n, missed, bound };
  }
  return passed ?? { none: 'no threshold to try' };
}

function whyNone(
  n: number,
  missed: number,
  bound: number,
  { atMost, delta, cluster }: EscalationInput,
): string {
  const needed = itemsForBound(atMost, delta);
  const units = cluster === undefined ? 'verdicts' : 'clusters with a verdict';
  if (n < needed) {
    return `${n} ${units} are kept and ${needed} without a missed positive would be needed`;
  }
  return `${missed} of ${n} ${units} that would be kept are missed positives, so their share may be as high as ${bound.toFixed(3)}`;
}
