import { defined, none, type Statistic } from '../statistic.ts';

/**
 * Effective number of judges: how many judges with unrelated errors a panel of `judges` is worth, k / (1 + (k - 1) r)
 * for a mean error correlation r.
 *
 * As many as there are = errors are unrelated, 1 = they all err together, more than there are = errors offset one
 * another. It does not exist at r <= -1 / (k - 1), where a panel would cancel its errors entirely.
 *
 * Kish 1965, Survey Sampling (design effect); for LLM panels arXiv 2605.29800.
 *
 * @throws RangeError when `judges` is not a whole number >= 1.
 * @example
 * effectiveJudges(9, 0.391).value // 2.180233
 * effectiveJudges(6, 0.42).value // 1.935484
 */
export function effectiveJudges(judges: number, correlation: number): Statistic {
  if (!(Number.isInteger(judges) && judges >= 1)) {
    throw new RangeError(`judges is a whole number >= 1, got ${judges}`);
  }
  const inflation = 1 + (judges - 1) * correlation;
  return inflation > 1e-12
    ? defined(judges / inflation)
    : none('the errors offset one another entirely: no number of unrelated judges would');
}
