import { correctedShareByCluster, type GoldErrors, none, ppiShareByCluster } from '../stats/index.ts';
import type { ArmSums } from './arm-sums.ts';
import { claimMeasure, type Standing } from './claim-measure.ts';
import type { Sensitivity } from './claims.ts';
import { UNEQUAL } from './ppi-of.ts';
import type { RateSettings } from './rate-settings.ts';

/** Shares of wrong gold labels that rates are tried under. */
export const GOLD_ERRORS = [0.02, 0.05, 0.1] as const;
const KINDS = ['missed', 'invented', 'both'] as const;

/** How the overall rate moves if gold is wrong: positives that it misses, positives that are none, both at once. */
export function sensitivityOf(sums: ArmSums, settings: RateSettings): readonly Sensitivity[] {
  const [tp = 0, fn = 0, fp = 0, tn = 0, yes = 0, no = 0] = sums.totals;
  const goldShare = tp + fn + fp + tn === 0 ? 0 : (tp + fn) / (tp + fn + fp + tn);
  return KINDS.flatMap((kind) =>
    GOLD_ERRORS.map((share): Sensitivity => {
      const errors = goldErrors(kind, share, goldShare);
      const corrected = correctedShareByCluster(sums, { goldErrors: errors });
      const ppi = settings.isWeighted
        ? { estimate: none(UNEQUAL), interval: { none: UNEQUAL } }
        : ppiShareByCluster(sums, errors);
      const standing: Standing = {
        n: yes + no,
        clusters: settings.isClustered ? corrected.clusters : undefined,
        needs: [
          { name: 'positive gold', count: tp + fn },
          { name: 'negative gold', count: fp + tn },
        ],
      };
      return {
        kind,
        share,
        corrected: claimMeasure('corrected_rate', corrected.estimate, corrected.interval, standing),
        ppi: claimMeasure('ppi_rate', ppi.estimate, ppi.interval, standing),
      };
    }),
  );
}

/**
 * Shares as people ask for them, of gold's positives, as shares of the truth: of gold's positives (a share g of the
 * items) `share` are none, so g x share items out of those that are truly negative were invented.
 */
function goldErrors(kind: Sensitivity['kind'], share: number, goldShare: number): GoldErrors {
  const missed = kind === 'invented' ? 0 : share;
  if (kind === 'missed') return { missed, invented: 0 };
  const truePositives = (goldShare * (1 - share)) / (1 - missed);
  const trueNegatives = 1 - truePositives;
  return { missed, invented: trueNegatives <= 0 ? 0 : (goldShare * share) / trueNegatives };
}
