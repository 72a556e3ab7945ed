import { benjaminiYekutieli } from '../hypotheses/multiplicity.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import { type AnnotatorTest, type HeldAgainst, heldAgainst } from './held-against.ts';

export interface AlternativeAnnotatorTest {
  /** Winning rate: the share of annotators with a p-value whom the judge may replace. */
  readonly omega: Statistic;
  /** Advantage probability: how often the judge is at least as close to the others as the annotator is. */
  readonly rho: Statistic;
  /** Whether omega is at least one half; `undefined` where it does not exist. */
  readonly passes: boolean | undefined;
  readonly epsilon: number;
  /** Per annotator, in the order given. */
  readonly annotators: readonly (AnnotatorTest & { readonly adjusted: Statistic; readonly isWon: boolean })[];
}

/**
 * Alternative annotator test (alt-test): may a judge stand in for the annotators? Each annotator in turn is left out,
 * and on each item the judge and the annotator are compared by how well they stand with the others. Per annotator a
 * one-sided test that the annotator's advantage is below epsilon; over annotators Benjamini-Yekutieli at q, which
 * holds whatever their dependence (Benjamini-Hochberg would pass judges that the published procedure does not).
 *
 * omega = share of annotators for whom the judge wins, from 0 to 1; from one half on the judge passes. rho from 0 to 1
 * ranks judges: 1 = never further from the others than an annotator. Ties count for both. Epsilon is what an
 * annotator costs more than a judge: .20 for experts, .15 for skilled annotators, .10 for a crowd. Does not exist
 * with fewer than three annotators who can be tested. Who has no p-value is not in omega's denominator: say who.
 *
 * Calderon, Reichart & Dror 2025, arXiv 2501.10970. The clustered form (t on the cluster jackknife of the mean
 * advantage) is this library's: with items that share a prompt the published one rejects too often.
 *
 * @throws RangeError when epsilon is not between 0 and 1, or a comparison's arrays are of unequal length.
 * @example
 * alternativeAnnotatorTest([0, 1, 2].map(() => ({ judgeWins: new Array(40).fill(1), annotatorWins: Array.from({ length: 40 }, (_, i) => i % 2) })), 0.8).omega.value // 1
 */
export function alternativeAnnotatorTest(
  comparisons: readonly HeldAgainst[],
  epsilon: number,
  q = 0.05,
): AlternativeAnnotatorTest {
  if (!(epsilon >= 0 && epsilon < 1)) throw new RangeError(`epsilon lies between 0 and 1, got ${epsilon}`);
  const tests = comparisons.map((comparison) => heldAgainst(comparison, epsilon));
  const known = tests.flatMap(({ pValue }) => (pValue.value === undefined ? [] : [pValue.value]));
  const adjusted = benjaminiYekutieli(known);
  let next = 0;
  const annotators = tests.map((test) => {
    if (test.pValue.value === undefined) return { ...test, adjusted: test.pValue, isWon: false };
    const own = adjusted[next++] as number;
    return { ...test, adjusted: defined(own), isWon: own <= q };
  });
  const omega = winningRate(known, q);
  return {
    omega,
    rho: meanAdvantage(tests),
    passes: omega.value === undefined ? undefined : omega.value >= 0.5,
    epsilon,
    annotators,
  };
}

/**
 * The winning rate omega: the share of annotators for whom the judge wins after Benjamini-Yekutieli at q.
 *
 * From 0 to 1: 1 = the judge may replace every annotator tested, 0 = none; from one half on it passes. Does not
 * exist for fewer than three p-values.
 *
 * Calderon, Reichart & Dror 2025, arXiv 2501.10970, section 3; Benjamini & Yekutieli 2001, Annals of Statistics
 * 29:1165-1188.
 *
 * @throws RangeError when a p-value is not between 0 and 1.
 * @example
 * winningRate([0.019182, 0.026003, 0.314542]).value // 0
 * winningRate([0.001, 0.002, 0.9]).value // 0.6666666667
 */
export function winningRate(pValues: readonly number[], q = 0.05): Statistic {
  if (pValues.length < FEWEST_ANNOTATORS) return none(TOO_FEW);
  const won = benjaminiYekutieli(pValues).filter((adjusted) => adjusted <= q).length;
  return defined(won / pValues.length);
}

const FEWEST_ANNOTATORS = 3;
const TOO_FEW = 'fewer than three annotators can be tested';

function meanAdvantage(tests: readonly AnnotatorTest[]): Statistic {
  const known = tests.flatMap(({ advantage }) => (advantage.value === undefined ? [] : [advantage.value]));
  if (known.length < FEWEST_ANNOTATORS) return none(TOO_FEW);
  return defined(known.reduce((sum, value) => sum + value, 0) / known.length);
}
