import type { ClusterSums } from '../stats/index.ts';
import { JUDGE_COUNTS } from '../stats/index.ts';
import type { ClaimItems } from './judged-items.ts';

/** Groups of items whose sums stand beside each other in one vector. */
export interface Arms {
  /** How many. */
  readonly count: number;
  /** The arm of an item; -1 where it is in none. */
  of(item: number): number;
  /** Whose TP, FN, FP and TN stand behind the arms: items of any arm or none. Absent: nobody's. */
  readonly all?: (item: number) => boolean;
}

/** Everything, as one arm. */
export const EVERYTHING: Arms = { count: 1, of: () => 0 };

export interface ArmSums extends ClusterSums {
  readonly times: Float64Array;
  readonly totals: Float64Array;
}

/**
 * One judge's sums per cluster, in the layout of `stats`: six numbers per arm, then four of all. Where items are
 * independent each is a cluster, and alike ones are given once.
 */
export function armSums(items: ClaimItems, judged: Float64Array, arms: Arms, level: number): ArmSums {
  const width = arms.count * JUDGE_COUNTS + (arms.all === undefined ? 0 : 4);
  return items.cluster === undefined
    ? alikeItems(items, judged, arms, width, level)
    : wholeClusters(items, items.cluster, judged, arms, width, level);
}

function wholeClusters(
  items: ClaimItems,
  cluster: Int32Array,
  judged: Float64Array,
  arms: Arms,
  width: number,
  level: number,
): ArmSums {
  const counts = new Float64Array(items.clusters * width);
  for (let item = 0; item < items.count; item++) {
    addItem(counts, (cluster[item] as number) * width, items, judged, arms, item);
  }
  const times = new Float64Array(items.clusters).fill(1);
  return { clusters: items.clusters, counts, times, totals: totalsOf(counts, times, width), level };
}

function alikeItems(
  items: ClaimItems,
  judged: Float64Array,
  arms: Arms,
  width: number,
  level: number,
): ArmSums {
  const known = new Map<string, number>();
  const rows: Float64Array[] = [];
  const times: number[] = [];
  for (let item = 0; item < items.count; item++) {
    if ((judged[item] as number) < 0) continue;
    // What an item adds depends on these alone.
    const key = `${judged[item]} ${items.gold[item]} ${items.weights?.[item] ?? ''} ${arms.of(item)} ${arms.all?.(item) ?? ''}`;
    const found = known.get(key);
    if (found !== undefined) {
      times[found] = (times[found] as number) + 1;
      continue;
    }
    known.set(key, rows.length);
    const row = new Float64Array(width);
    addItem(row, 0, items, judged, arms, item);
    rows.push(row);
    times.push(1);
  }
  const counts = new Float64Array(rows.length * width);
  rows.forEach((row, at) => {
    counts.set(row, at * width);
  });
  const weights = Float64Array.from(times);
  return { clusters: rows.length, counts, times: weights, totals: totalsOf(counts, weights, width), level };
}

function addItem(
  counts: Float64Array,
  base: number,
  { gold, weights }: ClaimItems,
  judged: Float64Array,
  arms: Arms,
  item: number,
): void {
  const yes = judged[item] as number;
  if (yes < 0) return;
  const truth = gold[item] as number;
  const arm = arms.of(item);
  const weight = weights?.[item] ?? 1;
  if (arm >= 0) {
    const at = base + arm * JUDGE_COUNTS;
    if (truth >= 0) addCells(counts, at, truth, yes, weight);
    counts[at + 4] = (counts[at + 4] as number) + yes;
    counts[at + 5] = (counts[at + 5] as number) + 1 - yes;
  }
  if (truth >= 0 && arms.all?.(item) === true)
    addCells(counts, base + arms.count * JUDGE_COUNTS, truth, yes, weight);
}

/** TP, FN, FP, TN. */
function addCells(counts: Float64Array, at: number, truth: number, yes: number, weight: number): void {
  counts[at] = (counts[at] as number) + weight * truth * yes;
  counts[at + 1] = (counts[at + 1] as number) + weight * truth * (1 - yes);
  counts[at + 2] = (counts[at + 2] as number) + weight * (1 - truth) * yes;
  counts[at + 3] = (counts[at + 3] as number) + weight * (1 - truth) * (1 - yes);
}

function totalsOf(counts: Float64Array, times: Float64Array, width: number): Float64Array {
  const totals = new Float64Array(width);
  for (let row = 0; row < times.length; row++) {
    for (let i = 0; i < width; i++) {
      totals[i] = (totals[i] as number) + (times[row] as number) * (counts[row * width + i] as number);
    }
  }
  return totals;
}
