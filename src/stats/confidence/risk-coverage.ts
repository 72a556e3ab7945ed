import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';
import { checkForecasts, type Forecasts } from './forecasts.ts';

/** What happens when only verdicts from one confidence on are kept. */
export interface KeptFrom {
  readonly threshold: number;
  /** Share of verdicts with at least this confidence. */
  readonly kept: number;
  /** Share of those that is wrong. */
  readonly risk: number;
}

/** The curve, and what stands beneath it. */
export interface RiskCoverage {
  /** One point per confidence that occurs, from the highest on. */
  readonly points: readonly KeptFrom[];
  /** Mean risk over all shares kept (AURC). */
  readonly area: Statistic;
}

/**
 * Risk-coverage curve: keep the verdicts the judge is surest of, and see which share of them is wrong as more are kept.
 * "Coverage" is the curve's usual name for the share kept.
 *
 * A curve that rises from 0 = confidence sorts right from wrong; a level one = it says nothing. The area is 0 where
 * nothing is wrong and 1 where all is; it depends on how often the judge is right at all. Verdicts of one confidence
 * are kept together, each at the risk of that threshold. It does not exist without verdicts.
 *
 * El-Yaniv & Wiener 2010, Journal of Machine Learning Research 11:1605-1641; Geifman, Uziel & El-Yaniv 2019, ICLR,
 * arXiv 1805.08206 (area).
 *
 * @throws RangeError when a column does not fit.
 * @example
 * riskCoverage({ confidence: Float64Array.of(0.9, 0.8, 0.8, 0.6), right: [1, 1, 0, 0] }).points.map((point) => point.risk) // [0, 0.3333333333, 0.5]
 */
export function riskCoverage(forecasts: Forecasts): RiskCoverage {
  checkForecasts(forecasts);
  const { confidence, right, weight } = forecasts;
  const order = Uint32Array.from(confidence, (_, i) => i).sort(
    (one, two) => (confidence[two] as number) - (confidence[one] as number),
  );
  const steps: { threshold: number; kept: number; wrong: number }[] = [];
  let kept = 0;
  let wrong = 0;
  order.forEach((i, place) => {
    const own = weight?.[i] ?? 1;
    kept += own;
    wrong += own * (1 - (right[i] as number));
    const next = order[place + 1];
    const isLast = next === undefined || confidence[next] !== confidence[i];
    if (isLast && kept > 0) steps.push({ threshold: confidence[i] as number, kept, wrong });
  });
  let area = 0;
  let before = 0;
  for (const step of steps) {
    area += (step.kept - before) * (step.wrong / step.kept);
    before = step.kept;
  }
  return {
    points: steps.map((step) => ({
      threshold: step.threshold,
      kept: step.kept / before,
      risk: step.wrong / step.kept,
    })),
    area: ratio(area, before, NO_ITEMS),
  };
}
