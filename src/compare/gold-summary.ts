import type { ItemColumns } from '../domain/columns.ts';
import { GOLD_REASONS, type Gold, type GoldVersion, type Reference } from '../domain/gold.ts';
import type { GoldSummary } from './comparison.ts';
import type { LabelSpace } from './label-space.ts';
import type { Selection } from './selection.ts';

/** What the gold is and which items have it, counted over the dev split. */
export function summariseGold(input: {
  readonly gold: Gold;
  readonly version: GoldVersion | undefined;
  readonly references: readonly Reference[];
  readonly items: ItemColumns;
  readonly selection: Selection;
  readonly cluster: string | undefined;
  readonly space: LabelSpace;
  /** Over all items of the study; absent where all weigh the same. */
  readonly weights: Float64Array | undefined;
  readonly illustrative: boolean;
}): GoldSummary {
  const { gold, version, references, items, selection, cluster, space } = input;
  const reasons = new Array<number>(GOLD_REASONS.length).fill(0);
  const hasGold = new Uint8Array(items.count);
  for (const item of selection.items) hasGold[item] = 1;
  let inTest = 0;
  for (let item = 0; item < items.count; item++) {
    if (items.test[item] === 1) inTest++;
    else if (hasGold[item] === 0) {
      const why = gold.why[item] ?? 0;
      reasons[why] = (reasons[why] ?? 0) + 1;
    }
  }
  return {
    rule: gold.rule,
    ...(version === undefined ? {} : { version }),
    provenances: input.illustrative ? ['illustrative'] : gold.provenances,
    items: items.count - inTest,
    labelled: selection.items.length,
    unlabelled: [
      ...GOLD_REASONS.flatMap((reason, code) => {
        const count = reasons[code] ?? 0;
        return count === 0 ? [] : [{ reason: code === 0 ? 'no annotation' : reason, count }];
      }),
      ...(inTest === 0 ? [] : [{ reason: TEST_SPLIT, count: inTest }]),
    ],
    distribution: distributionOf(references, selection.items, space),
    ...weighted(references, selection.items, space, input.weights),
    ...(cluster === undefined ? {} : { clusters: { facet: cluster, count: selection.clusters } }),
    references: references.map((reference) => reference.name),
    annotators: gold.annotators.map(({ name, labels, abstained }) => ({
      name,
      labelled: countDev(items, (item) => (labels[item] ?? -1) >= 0),
      abstained: countDev(items, (item) => abstained[item] === 1),
    })),
  };
}

function countDev(items: ItemColumns, counts: (item: number) => boolean): number {
  return items.keys.reduce((sum, _, item) => sum + (items.test[item] !== 1 && counts(item) ? 1 : 0), 0);
}

/** Not among the items compared, and not part of `items`. */
export const TEST_SPLIT = 'in the test split';

function distributionOf(references: readonly Reference[], labelled: Int32Array, space: LabelSpace) {
  const counts = sumsOf(references, labelled, space, () => 1);
  return namesOf(space).map((label, index) => ({
    label,
    count: (counts[index] ?? 0) / Math.max(1, references.length),
  }));
}

/** What the labels would be among all the items that the labelled ones were drawn from. */
function weighted(
  references: readonly Reference[],
  labelled: Int32Array,
  space: LabelSpace,
  weights: Float64Array | undefined,
): Pick<GoldSummary, 'weightedDistribution'> {
  if (weights === undefined) return {};
  const sums = sumsOf(references, labelled, space, (item) => weights[item] as number);
  const total = sums.reduce((sum, own) => sum + own, 0);
  if (total === 0) return {};
  return {
    weightedDistribution: namesOf(space).map((label, index) => ({
      label,
      share: (sums[index] ?? 0) / total,
    })),
  };
}

function namesOf({ names, gold }: LabelSpace): readonly string[] {
  return names.slice(0, gold);
}

function sumsOf(
  references: readonly Reference[],
  labelled: Int32Array,
  space: LabelSpace,
  weightOf: (item: number) => number,
): Float64Array {
  const sums = new Float64Array(space.gold);
  for (const reference of references) {
    for (const item of labelled) {
      const label = reference.labels[item] as number;
      if (label >= 0) sums[label] = (sums[label] as number) + weightOf(item);
    }
  }
  return sums;
}
