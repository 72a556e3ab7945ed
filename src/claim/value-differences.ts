import type { Coded } from '../domain/columns.ts';
import {
  correctedDifference,
  holm,
  JUDGE_COUNTS,
  judgedDifference,
  type ShareByCluster,
} from '../stats/index.ts';
import { type ArmSums, armSums } from './arm-sums.ts';
import { claimMeasure } from './claim-measure.ts';
import type { Difference } from './claims.ts';
import type { ClaimItems } from './judged-items.ts';
import type { RateSettings } from './rate-settings.ts';
import { armsOf } from './value-arms.ts';
import { isPooled, modelsOf, type ValueModel } from './value-models.ts';

/** Every two values' rates, the first minus the second, raw and corrected, with p-values by Holm over all pairs. */
export function differencesOf(
  models: readonly ValueModel[],
  column: Coded,
  items: ClaimItems,
  judged: Float64Array,
  settings: RateSettings,
): readonly Difference[] {
  const pairs = models.flatMap((first, at) =>
    models.slice(at + 1).map((second) => {
      const sums = armSums(
        items,
        judged,
        armsOf(column, [first.code, second.code], isPooled(first) || isPooled(second)),
        settings.level,
      );
      return {
        first,
        second,
        sums,
        raw: judgedDifference({ ...sums, counts: judgedOf(sums) }),
        corrected: correctedDifference(sums, modelsOf(first, second)),
      };
    }),
  );
  const rawP = adjusted(pairs.map(({ raw }) => raw));
  const correctedP = adjusted(pairs.map(({ corrected }) => corrected));
  return pairs.map(({ first, second, sums, raw, corrected }, at): Difference => {
    const least = (from: number) =>
      Math.min(...[0, 1].map((arm) => countOf(sums, arm * JUDGE_COUNTS + from)));
    const clusters = (found: ShareByCluster) => (settings.isClustered ? found.clusters : undefined);
    const n = [4, 5, 10, 11].reduce((sum, position) => sum + (sums.totals[position] ?? 0), 0);
    const pooled = isPooled(first) || isPooled(second);
    return {
      first: first.value,
      second: second.value,
      raw: claimMeasure('rate_difference', raw.estimate, raw.interval, {
        n,
        clusters: clusters(raw),
        needs: [{ name: 'a verdict in the smaller group', count: least(4) }],
      }),
      corrected: claimMeasure('corrected_difference', corrected.estimate, corrected.interval, {
        n,
        clusters: clusters(corrected),
        needs: [{ name: 'a verdict in the smaller group', count: least(4) }],
        cautions: pooled ? ['error rates of one or both are pooled for want of gold'] : [],
      }),
      rawP: rawP[at],
      ...whyNone('rawPReason', raw),
      correctedP: correctedP[at],
      ...whyNone('correctedPReason', corrected),
    };
  });
}

function whyNone<Name extends string>(name: Name, { pValue }: ShareByCluster): Partial<Record<Name, string>> {
  return pValue.value === undefined ? ({ [name]: pValue.reason } as Partial<Record<Name, string>>) : {};
}

/** Verdicts in an arm: two neighbouring positions. */
function countOf({ totals }: ArmSums, at: number): number {
  return (totals[at] ?? 0) + (totals[at + 1] ?? 0);
}

/** Judged positive and negative of both arms. */
function judgedOf({ clusters, counts, totals }: ArmSums): Float64Array {
  const own = new Float64Array(clusters * 4);
  for (let row = 0; row < clusters; row++) {
    const base = row * totals.length;
    [4, 5, 10, 11].forEach((position, at) => {
      own[row * 4 + at] = counts[base + position] as number;
    });
  }
  return own;
}

/** Holm over the tests that exist; a pair without a test is no member of the family. */
function adjusted(found: readonly ShareByCluster[]): readonly (number | undefined)[] {
  const known = found.flatMap(({ pValue }) =>
    pValue.value === undefined ? [] : [Math.min(1, pValue.value)],
  );
  const values = holm(known);
  let next = 0;
  return found.map(({ pValue }) => (pValue.value === undefined ? undefined : values[next++]));
}
