import {
  costAtPrevalence,
  type ErrorCosts,
  kappaAtPrevalence,
  precisionAtPrevalence,
} from '../../src/stats/index.ts';

/** One setting of the simulation. */
export interface Cell {
  /** Items. */
  readonly n: number;
  /** Share of gold's positives. */
  readonly prevalence: number;
  /** True kappa of the judge. */
  readonly kappa: number;
  /** Clusters of equal size (to an item); `undefined` where items are independent. */
  readonly clusters: number | undefined;
}

export const ITEMS = [50, 100, 200, 500] as const;
export const PREVALENCES = [0.05, 0.1, 0.3, 0.5] as const;
export const KAPPAS = [0.2, 0.5, 0.8] as const;
export const CLUSTERS = [undefined, 7, 20, 50, 200] as const;
/** The prevalence that kappa, precision and cost are projected to. */
export const DEPLOYMENT = 0.05;
/** What errors cost. Unequal, so that what they cost follows gold's positives more than its negatives. */
export const COSTS: ErrorCosts = { missed: 5, falseAlarm: 1 };

/** Every cell that can be: there are never more clusters than items. */
export function grid(): readonly Cell[] {
  return CLUSTERS.flatMap((clusters) =>
    ITEMS.filter((n) => clusters === undefined || clusters <= n).flatMap((n) =>
      PREVALENCES.flatMap((prevalence) => KAPPAS.map((kappa) => ({ n, prevalence, kappa, clusters }))),
    ),
  );
}

/** Names the cell's random stream, so that cells can be run in any order. */
export function cellName({ n, prevalence, kappa, clusters }: Cell): string {
  return `${clusters ?? 'independent'} clusters, n ${n}, prevalence ${prevalence}, kappa ${kappa}`;
}

/**
 * The judge's error rates: those that give this kappa without net bias, so that judge and gold say positive equally
 * often. Then TPR - FPR is kappa itself.
 */
export function errorRates({ prevalence, kappa }: Cell): { readonly tpr: number; readonly fpr: number } {
  return { tpr: 1 - (1 - kappa) * (1 - prevalence), fpr: (1 - kappa) * prevalence };
}

/** What each measure would be on infinitely many items. */
export function truths(cell: Cell): ReadonlyMap<string, number> {
  const { prevalence, kappa } = cell;
  const { tpr, fpr } = errorRates(cell);
  const agreement = prevalence * tpr + (1 - prevalence) * (1 - fpr);
  // Gold and judge have the same margins: AC1's chance agreement is 2 p (1 - p).
  const guess = 2 * prevalence * (1 - prevalence);
  const projectedCost = costAtPrevalence(tpr, fpr, DEPLOYMENT, COSTS);
  return new Map([
    ['agreement', agreement],
    ['kappa', kappa],
    ['stratified_kappa', kappa],
    ['kappa_at_deployment', kappaAtPrevalence(tpr, fpr, DEPLOYMENT).value ?? Number.NaN],
    ['tpr', tpr],
    ['fpr', fpr],
    ['precision', tpr],
    ['f1', tpr],
    ['net_bias', 0],
    ['mcc', kappa],
    ['gwet_ac1', (agreement - guess) / (1 - guess)],
    ['balanced_accuracy', (tpr + 1 - fpr) / 2],
    ['scott_pi', kappa],
    ['brennan_prediger', 2 * agreement - 1],
    ['positive_agreement', tpr],
    ['negative_agreement', 1 - fpr],
    ['precision_at_deployment', precisionAtPrevalence(tpr, fpr, DEPLOYMENT).value ?? Number.NaN],
    ['cost_at_deployment', projectedCost.value ?? Number.NaN],
    ['expected_cost', prevalence * (1 - tpr) * COSTS.missed + (1 - prevalence) * fpr * COSTS.falseAlarm],
    // Misses and false alarms are equally many, by chance as in fact: what each costs cancels.
    ['kappa_cost', kappa],
  ]);
}
