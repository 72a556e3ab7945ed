import { cohenKappa, percentAgreement } from '../stats/index.ts';
import type { Answers } from './answers.ts';
import type { LeftOutByGold, Slice } from './comparison.ts';
import type { SliceContext } from './context.ts';
import type { LabelSpace } from './label-space.ts';
import { measureOf, sumCache } from './measure.ts';
import { type Pairing, pair } from './pair.ts';
import type { Selection } from './selection.ts';
import { tableSummary } from './summary.ts';
import { unitTotal } from './units.ts';

/** One candidate's figures on a selection of items. */
export function sliceOf(
  context: SliceContext,
  selection: Selection,
  answers: Answers,
  scale: number,
  block: readonly string[],
  value?: string,
): Slice {
  const { space, rules, references } = context;
  const pairing = pair(selection, references, answers, scale);
  const sums = sumCache(pairing);
  const { total } = sums(tableSummary(pairing.size));
  const settings = { level: context.level, replicates: context.replicates, seed: context.seed, block };
  return {
    ...(value === undefined ? {} : { value }),
    labelled: pairing.labelled,
    n: pairing.n,
    ...(pairing.units.kind === 'clusters' ? { clusters: unitTotal(pairing.units) } : {}),
    confusion: confusionOf(pairing, total),
    leftOut: leftOutByGold(pairing, space),
    measures: rules
      .filter(({ onlyOverall }) => value === undefined || onlyOverall !== true)
      .map((rule) => measureOf(rule, pairing, sums, space.gold, settings)),
    ...(pairing.references === 1 ? {} : { byReference: byReference(pairing, total, context.referenceNames) }),
  };
}

/** Each annotator's own table, before figures are averaged. */
function byReference(
  { size, scale }: Pairing,
  total: Float64Array,
  names: readonly string[],
): NonNullable<Slice['byReference']> {
  return names.map((reference, index) => {
    const counts = total.slice(index * size * size, (index + 1) * size * size).map((count) => count / scale);
    const matrix = { size, counts };
    const kappa = cohenKappa(matrix);
    return {
      reference,
      confusion: Array.from({ length: size }, (_, row) => [...counts.subarray(row * size, (row + 1) * size)]),
      agreement: percentAgreement(matrix).value,
      kappa: kappa.value,
      ...('reason' in kappa ? { reason: kappa.reason } : {}),
    };
  });
}

/** The table over all items used, items weighing equally, averaged over references. */
function confusionOf({ size, references, scale }: Pairing, total: Float64Array): number[][] {
  const each = scale * references;
  return Array.from({ length: size }, (_, gold) =>
    Array.from({ length: size }, (__, judge) => {
      let sum = 0;
      for (let at = gold * size + judge; at < total.length; at += size * size) sum += total[at] as number;
      return sum / each;
    }),
  );
}

function leftOutByGold({ leftOut }: Pairing, { names, gold }: LabelSpace): readonly LeftOutByGold[] {
  return leftOut.map(({ reason, count, byGold }) => ({
    reason,
    count,
    byGold: names.slice(0, gold).map((label, index) => ({ label, count: byGold[index] ?? 0 })),
  }));
}
