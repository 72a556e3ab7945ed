import { correctedAfterChoice, JUDGE_COUNTS, kappaAtPrevalence, stream } from '../stats/index.ts';
import { type ArmSums, armSums, EVERYTHING } from './arm-sums.ts';
import { claimMeasure } from './claim-measure.ts';
import type { AfterChoice } from './claims.ts';
import type { ClaimItems } from './judged-items.ts';

export interface ChoiceSettings {
  readonly level: number;
  readonly replicates: number;
  readonly seed: string;
  readonly criterion: string;
  /** What kappa is projected to; at gold's own prevalence where absent. */
  readonly deploymentPrevalence?: number;
}

/**
 * The corrected rate under the judge with the highest kappa, the judge being chosen anew in every resample.
 * Nothing is chosen among fewer than two, or where no judge has a kappa: then the reason.
 */
export function afterChoice(
  items: ClaimItems,
  candidates: readonly { readonly id: string; readonly judged: Float64Array }[],
  settings: ChoiceSettings,
): AfterChoice | { readonly none: string } {
  if (candidates.length < 2)
    return { none: `${candidates.length === 1 ? 'one' : 'no'} candidate is ranked, so nothing is chosen` };
  // Every item is a row of its own where items are independent: judges differ on alike items.
  const whole: ClaimItems =
    items.cluster === undefined
      ? {
          ...items,
          cluster: Int32Array.from({ length: items.count }, (_, item) => item),
          clusters: items.count,
        }
      : items;
  const own = candidates.map(({ judged }) => armSums(whole, judged, EVERYTHING, settings.level));
  const rows = rowsInUse(own);
  const found = correctedAfterChoice({
    clusters: rows.length,
    candidates: candidates.length,
    counts: beside(own, rows),
    score: kappaOf(settings.deploymentPrevalence),
    random: stream(settings.seed, 'corrected after choice', settings.criterion),
    replicates: settings.replicates,
    level: settings.level,
  });
  const chosen = candidates[found.chosen];
  const sums = own[found.chosen];
  if (chosen === undefined || sums === undefined) return { none: 'no judge has a kappa to be chosen by' };
  const [tp = 0, fn = 0, fp = 0, tn = 0, yes = 0, no = 0] = sums.totals;
  return {
    measure: claimMeasure('corrected_rate', found.estimate, found.interval, {
      n: yes + no,
      clusters: items.cluster === undefined ? undefined : rows.length,
      needs: [
        { name: 'positive gold', count: tp + fn },
        { name: 'negative gold', count: fp + tn },
      ],
    }),
    chosen: chosen.id,
    choices: candidates.map(({ id }, at) => ({ candidate: id, share: found.choices[at] ?? 0 })),
    undefinedReplicates: found.undefinedReplicates,
  };
}

/** Clusters in which any judge gave a verdict. */
function rowsInUse(own: readonly ArmSums[]): readonly number[] {
  const clusters = own[0]?.clusters ?? 0;
  return Array.from({ length: clusters }, (_, row) => row).filter((row) =>
    own.some(({ counts }) => counts[row * JUDGE_COUNTS + 4] !== 0 || counts[row * JUDGE_COUNTS + 5] !== 0),
  );
}

function beside(own: readonly ArmSums[], rows: readonly number[]): Float64Array {
  const counts = new Float64Array(rows.length * own.length * JUDGE_COUNTS);
  rows.forEach((row, at) => {
    own.forEach((sums, candidate) => {
      const from = row * JUDGE_COUNTS;
      counts.set(
        sums.counts.subarray(from, from + JUDGE_COUNTS),
        (at * own.length + candidate) * JUDGE_COUNTS,
      );
    });
  });
  return counts;
}

/** Kappa of TP, FN, FP and TN, at a prevalence or at gold's own. */
function kappaOf(prevalence: number | undefined): (sums: Float64Array, at: number) => number | undefined {
  return (sums, at) => {
    const tp = sums[at] as number;
    const fn = sums[at + 1] as number;
    const fp = sums[at + 2] as number;
    const tn = sums[at + 3] as number;
    if (tp + fn <= 0 || fp + tn <= 0) return undefined;
    const share = prevalence ?? (tp + fn) / (tp + fn + fp + tn);
    return kappaAtPrevalence(tp / (tp + fn), fp / (fp + tn), share).value;
  };
}
