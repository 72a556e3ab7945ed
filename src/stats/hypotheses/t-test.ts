import { tCdf } from '../random/distributions.ts';
import { defined, none, type Statistic } from '../statistic.ts';

/**
 * The p-value of an estimate with a standard error: t = (estimate - null value) / standard error against Student's t.
 * With the standard error of the cluster jackknife and (clusters - 1) degrees of freedom it is the clustered form of
 * the Wald test.
 *
 * Student 1908, Biometrika 6:1-25; with clusters and that many degrees of freedom: Bell & McCaffrey 2002, Survey
 * Methodology 28:169-181 (the jackknife); Cameron & Miller 2015, Journal of Human Resources 50:317-372.
 *
 * @param alternative `two-sided`: the value is another than the null's; `less`: it is below the null's
 * @returns a share from 0 to 1; none where the standard error is 0 or there is no degree of freedom.
 * @throws RangeError when the estimate is not finite or the standard error is negative.
 * @example
 * tTest(2, 1, 0, 10).value // 0.0733880348
 * tTest(0.1, 0.05, 0.2, 29, 'less').value // 0.0274718186
 */
export function tTest(
  estimate: number,
  standardError: number,
  nullValue: number,
  df: number,
  alternative: 'two-sided' | 'less' = 'two-sided',
): Statistic {
  if (!(Number.isFinite(estimate) && standardError >= 0)) {
    throw new RangeError(`no test of an estimate ${estimate} with standard error ${standardError}`);
  }
  if (!(df > 0)) return none('there is no degree of freedom');
  if (standardError === 0) return none('nothing varies, so there is no test');
  const t = (estimate - nullValue) / standardError;
  return defined(alternative === 'less' ? tCdf(t, df) : Math.min(1, 2 * tCdf(-Math.abs(t), df)));
}
