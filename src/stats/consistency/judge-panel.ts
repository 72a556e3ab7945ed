import { defined, none, type Statistic } from '../statistic.ts';
import { effectiveJudges } from './effective-judges.ts';
import { errorCorrelations, meanErrorCorrelation } from './error-correlation.ts';
import { largestEigenvalue } from './largest-eigenvalue.ts';

/** How alike the errors of a panel's judges are. */
export interface JudgePanel {
  readonly meanCorrelation: Statistic;
  /** k / (1 + (k - 1) r): judges with unrelated errors that the panel is worth. */
  readonly effective: Statistic;
  /** k over the largest eigenvalue of the matrix of correlations: lower where some err alike and others do not. */
  readonly effectiveByEigenvalue: Statistic;
  /** The effective number without each judge in turn. Above `effective`: the panel is worth more without it. */
  readonly effectiveWithout: readonly Statistic[];
}

/**
 * A panel of judges by its errors, from `errorSums` added up over the items that all of them judged. Votes of judges
 * that err on the same items add little; and leaving out the weakest judge can lower the effective number, because its
 * errors were at least its own.
 *
 * Effective numbers run from 1 (all err together) to the number of judges (errors unrelated), and beyond where errors
 * offset one another. They do not exist below two judges, and where a judge never errs or always does.
 *
 * arXiv 2605.29800 (mean correlation); Galwey 2009, Genetic Epidemiology 33:559-568 (eigenvalues); arXiv 2605.09702
 * (leaving out the weakest).
 *
 * @throws RangeError when the sums are not those of so many judges.
 * @example
 * judgePanel(Float64Array.of(100, 10, 10, 1), 2).effective.value // 2
 */
export function judgePanel(sums: Float64Array, judges: number): JudgePanel {
  const mean = meanErrorCorrelation(sums, judges);
  const correlations = mean.value === undefined ? [] : errorCorrelations(sums, judges).map((own) => own ?? 0);
  return {
    meanCorrelation: mean,
    effective: mean.value === undefined ? mean : effectiveJudges(judges, mean.value),
    effectiveByEigenvalue:
      mean.value === undefined ? mean : defined(judges / largestEigenvalue(matrixOf(correlations, judges))),
    effectiveWithout: Array.from({ length: judges }, (_, judge) =>
      mean.value === undefined ? mean : without(correlations, judges, judge),
    ),
  };
}

function matrixOf(correlations: readonly number[], judges: number): Float64Array {
  const matrix = new Float64Array(judges * judges);
  let pair = 0;
  for (let one = 0; one < judges; one++) {
    matrix[one * judges + one] = 1;
    for (let two = one + 1; two < judges; two++, pair++) {
      const own = correlations[pair] as number;
      matrix[one * judges + two] = own;
      matrix[two * judges + one] = own;
    }
  }
  return matrix;
}

function without(correlations: readonly number[], judges: number, left: number): Statistic {
  if (judges < 3) return none('without it there is no panel');
  let sum = 0;
  let pairs = 0;
  let pair = 0;
  for (let one = 0; one < judges; one++) {
    for (let two = one + 1; two < judges; two++, pair++) {
      if (one === left || two === left) continue;
      sum += correlations[pair] as number;
      pairs++;
    }
  }
  return effectiveJudges(judges - 1, sum / pairs);
}
