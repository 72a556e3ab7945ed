import { tTest } from '../hypotheses/t-test.ts';
import { wilcoxonBelow } from '../hypotheses/wilcoxon-signed-rank.ts';
import { clusterJackknife, MINIMUM_CLUSTERS } from '../intervals/cluster-jackknife.ts';
import { defined, NO_ITEMS, none, ratio, type Statistic } from '../statistic.ts';

/** A judge beside one annotator, item by item, each compared with the other annotators. */
export interface HeldAgainst {
  /** 1 where the judge stands at least as well with the others as the annotator, else 0; with repeats the mean. */
  readonly judgeWins: ArrayLike<number>;
  /** 1 where the annotator stands at least as well as the judge. A tie counts for both. */
  readonly annotatorWins: ArrayLike<number>;
  /** Beside the items: number of the item's cluster. Absent where items are independent. */
  readonly clusters?: ArrayLike<number>;
}

export interface AnnotatorTest {
  readonly items: number;
  /** Share of items on which the judge stands at least as well. */
  readonly advantage: Statistic;
  /** Share on which the annotator does. */
  readonly annotatorAdvantage: Statistic;
  /** One-sided: that the annotator's advantage minus the judge's is epsilon or more. */
  readonly pValue: Statistic;
  readonly test: 't' | 'Wilcoxon' | 'clustered t';
}

/** From so many items on the mean is near enough to normal. */
const ITEMS_FOR_T = 30;

/**
 * One annotator of the alternative annotator test: is the annotator's advantage over the judge smaller than epsilon?
 * The one-sided t-test on the items' differences from 30 items on, Wilcoxon's below; with clusters, t with
 * (clusters - 1) degrees of freedom on the cluster jackknife of the mean, from 8 clusters on.
 *
 * A small p-value says that the judge may stand in for this annotator. There is none without items and with fewer than
 * 8 clusters. Where all differences are one number, of which t knows nothing, signed ranks: 2^-(items or clusters)
 * below epsilon.
 *
 * Calderon, Reichart & Dror 2025, arXiv 2501.10970, section 3.
 *
 * @throws RangeError when the arrays are of unequal length.
 * @example
 * heldAgainst({ judgeWins: [1, 1, 1, 0], annotatorWins: [1, 0, 1, 1] }, 0.2).pValue.value // 0.3125
 */
export function heldAgainst(
  { judgeWins, annotatorWins, clusters }: HeldAgainst,
  epsilon: number,
): AnnotatorTest {
  const items = judgeWins.length;
  if (annotatorWins.length !== items || (clusters !== undefined && clusters.length !== items)) {
    throw new RangeError('give both raters, and the clusters, for the same items');
  }
  const differences = Array.from(annotatorWins, (own, at) => own - (judgeWins[at] as number));
  const test = clusters !== undefined ? 'clustered t' : items >= ITEMS_FOR_T ? 't' : 'Wilcoxon';
  return {
    items,
    advantage: mean(judgeWins),
    annotatorAdvantage: mean(annotatorWins),
    pValue:
      items === 0
        ? none(NO_ITEMS)
        : test === 'Wilcoxon'
          ? wilcoxonBelow(differences, epsilon)
          : tOnJackknife(differences, clusters, epsilon),
    test,
  };
}

function mean(values: ArrayLike<number>): Statistic {
  return ratio(
    Array.from(values).reduce((sum, value) => sum + value, 0),
    values.length,
    NO_ITEMS,
  );
}

/** Leaving out one item at a time gives the standard error of the ordinary t-test. */
function tOnJackknife(
  differences: readonly number[],
  clusters: ArrayLike<number> | undefined,
  epsilon: number,
): Statistic {
  const numbers = new Map<number, number>();
  const clusterOf = differences.map((_, at) => {
    const own = clusters === undefined ? at : (clusters[at] as number);
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return number;
  });
  const counts = new Float64Array(2 * numbers.size);
  differences.forEach((difference, at) => {
    const row = 2 * (clusterOf[at] as number);
    counts[row] = (counts[row] as number) + 1;
    counts[row + 1] = (counts[row + 1] as number) + difference;
  });
  if (numbers.size < MINIMUM_CLUSTERS) {
    return none(`too few clusters: ${numbers.size}, at least ${MINIMUM_CLUSTERS} are needed`);
  }
  const { estimate, standardError } = clusterJackknife({
    clusters: numbers.size,
    counts,
    statistic: (sums) => (sums[1] as number) / (sums[0] as number),
    transform: 'identity',
  });
  if (estimate.value === undefined) return estimate;
  if (standardError.value === undefined) return standardError;
  if (standardError.value <= 1e-12) return ranksOfOne(estimate.value - epsilon, numbers.size);
  return tTest(estimate.value, standardError.value, epsilon, numbers.size - 1, 'less');
}

/** Signed ranks of so many values that are all this far from the null value, without going through them. */
function ranksOfOne(difference: number, values: number): Statistic {
  if (Math.abs(difference) <= 1e-12) return none('no value differs from the one it is tested against');
  // With a thousand values and more the probability is too small for a number; 0 it is not.
  return defined(difference > 0 ? 1 : Math.max(Number.MIN_VALUE, 2 ** -values));
}
