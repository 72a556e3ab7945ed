import { defined, none, type Statistic } from '../statistic.ts';

/** Fewer kappas than this have no spread worth the name: three annotators make three pairs. */
const FEWEST_PAIRS = 3;

/**
 * Judge's Verdict, second step: how far the judge's kappa with people lies from the people's kappas with each other, in
 * their standard deviations: z = (judge's mean kappa - mean of the pairs') / sample standard deviation of the pairs'.
 *
 * Within -1 to 1 = agrees with people as people do with each other; above 1 = more consistently than they; below -1 =
 * less. A description of these annotators, not a test: the pairs share annotators and are few. Does not exist with
 * fewer than three pairs (three annotators), nor where all pairs have one kappa.
 *
 * Han et al. 2025, "Judge's Verdict", arXiv 2510.09738. The convention here is the sample standard deviation
 * (divided by pairs - 1).
 *
 * @param pairKappas Cohen's kappa of every pair of annotators
 * @param judgeKappa mean of the judge's kappas with each annotator
 * @example
 * judgesVerdict([0.78, 0.81, 0.75], 0.8).value // 0.6666666667
 */
export function judgesVerdict(pairKappas: readonly number[], judgeKappa: number): Statistic {
  const pairs = pairKappas.length;
  if (pairs < FEWEST_PAIRS) {
    return none('three annotators are needed, for the spread of kappa between their pairs');
  }
  const mean = pairKappas.reduce((sum, kappa) => sum + kappa, 0) / pairs;
  const squares = pairKappas.reduce((sum, kappa) => sum + (kappa - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (pairs - 1));
  if (deviation <= 1e-12) return none('all pairs of annotators agree equally well, so there is no spread');
  return defined((judgeKappa - mean) / deviation);
}
