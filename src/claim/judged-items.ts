import { type Answers, verdictsAt } from '../compare/answers.ts';
import type { Coded, ItemColumns } from '../domain/columns.ts';
import { GOLD_REASONS, type Gold, type Reference } from '../domain/gold.ts';

/** Items as claims see them: who takes part, what gold says, which depend on each other. */
export interface ClaimItems {
  readonly count: number;
  /** 1 where the item takes part: not in the test split, and not shown to judges as an example. */
  readonly takesPart: Uint8Array;
  /** Share of the references that call the item positive; -1 without gold. */
  readonly gold: Float64Array;
  /** What an item with gold weighs beside the others, 1 on average; absent where all weigh the same. */
  readonly weights?: Float64Array;
  /** Number of the item's cluster; absent where items are independent. */
  readonly cluster?: Int32Array;
  readonly clusters: number;
}

/** @param references gold with the test split blanked out */
export function claimItems(
  items: ItemColumns,
  gold: Gold,
  references: readonly Reference[],
  isPositive: (label: number) => boolean,
  cluster: Coded | undefined,
): ClaimItems {
  const example = GOLD_REASONS.indexOf('shown to judges as an example');
  const takesPart = new Uint8Array(items.count);
  const shares = new Float64Array(items.count).fill(-1);
  for (let item = 0; item < items.count; item++) {
    takesPart[item] = items.test[item] === 1 || gold.why[item] === example ? 0 : 1;
    let given = 0;
    let positive = 0;
    for (const { labels } of references) {
      const label = labels[item] as number;
      if (label < 0) continue;
      given++;
      if (isPositive(label)) positive++;
    }
    if (given > 0 && takesPart[item] === 1) shares[item] = positive / given;
  }
  const weights = gold.weights === undefined ? undefined : meanOne(gold.weights, shares);
  const base = { count: items.count, takesPart, gold: shares, ...(weights === undefined ? {} : { weights }) };
  return cluster === undefined ? { ...base, clusters: 0 } : { ...base, ...numbered(cluster, items.count) };
}

/** Scaled so that the items with gold weigh 1 on average: counts of items stay what they are, near enough. */
function meanOne(weights: Float64Array, gold: Float64Array): Float64Array {
  let sum = 0;
  let labelled = 0;
  gold.forEach((share, item) => {
    if (share < 0) return;
    sum += weights[item] as number;
    labelled++;
  });
  return sum === 0 ? weights : weights.map((own) => (own * labelled) / sum);
}

/** An item without a value of the cluster facet is a cluster of its own. */
function numbered(
  { values, codes }: Coded,
  items: number,
): { readonly cluster: Int32Array; readonly clusters: number } {
  let clusters = values.length;
  const cluster = new Int32Array(items);
  for (let item = 0; item < items; item++) {
    const code = codes[item] as number;
    cluster[item] = code < 0 ? clusters++ : code;
  }
  return { cluster, clusters };
}

/** Share of an item's verdicts that are positive, over items; -1 without a verdict, and where it takes no part. */
export function judgedShares(
  answers: Answers,
  { count, takesPart }: ClaimItems,
  isPositive: (label: number) => boolean,
): Float64Array {
  const shares = new Float64Array(count).fill(-1);
  for (let item = 0; item < count; item++) {
    if (takesPart[item] === 0) continue;
    const verdicts = verdictsAt(answers, item);
    if (verdicts === 0) continue;
    let positive = 0;
    for (let label = 0; label < answers.labels; label++) {
      if (isPositive(label)) positive += answers.counts[item * answers.width + label] as number;
    }
    shares[item] = positive / verdicts;
  }
  return shares;
}
