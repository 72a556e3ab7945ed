import { MINIMUM_CLUSTERS } from '../stats/index.ts';
import type { Pairing } from './pair.ts';
import type { GoldClass, Rule } from './rule.ts';

const WITHHELD_BELOW = 5;
/** Gold items of a class below which a figure is shown with a caution. */
export const CAUTION_BELOW = 10;

/**
 * Whether a number is shown, and what to mind about it: withheld where it rests on fewer than 5 gold items of
 * either class it needs (of a rate given gold, the class it is of), with a caution from 5 to 9, and where such a class stands in fewer than 8 clusters. With
 * several references the one that has fewest counts.
 */
export function shownAndCautions(
  rule: Pick<Rule, 'classes'>,
  pairing: Pairing,
): { readonly shown: boolean; readonly cautions: readonly string[] } {
  let shown = true;
  const cautions: string[] = [];
  const classes = rule.classes(pooledGold(pairing));
  if (classes.length === 0 && pairing.n < WITHHELD_BELOW) {
    shown = false;
    cautions.push(`withheld: ${items(pairing.n)}, at least ${WITHHELD_BELOW} are needed`);
  }
  for (const goldClass of classes) {
    const count = itemsIn(goldClass, pairing);
    if (count < WITHHELD_BELOW) {
      shown = false;
      cautions.push(
        `withheld: ${items(count)} with ${goldClass.name}, at least ${WITHHELD_BELOW} are needed`,
      );
    } else if (count < CAUTION_BELOW) {
      cautions.push(`only ${items(count)} with ${goldClass.name}`);
    }
    if (pairing.units.kind === 'patterns' || count === 0) continue;
    const clusters = clustersWith(goldClass, pairing);
    if (clusters < MINIMUM_CLUSTERS) {
      cautions.push(
        `${goldClass.name} stands in ${clusters === 1 ? 'one cluster' : `${clusters} clusters`} only, fewer than ${MINIMUM_CLUSTERS}`,
      );
    }
  }
  return { shown, cautions };
}

function items(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}

/** Items used per gold label, over all references together. */
function pooledGold({ goldCounts, references, size }: Pairing): Float64Array {
  const pooled = new Float64Array(size);
  for (let at = 0; at < references * size; at++) {
    pooled[at % size] = (pooled[at % size] as number) + (goldCounts[at] as number);
  }
  return pooled;
}

/** Of the reference with the fewest; one without any item here is not part of the figure. */
function itemsIn(goldClass: Pick<GoldClass, 'has'>, { goldCounts, references, size }: Pairing): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (let reference = 0; reference < references; reference++) {
    const own = goldCounts.subarray(reference * size, (reference + 1) * size);
    if (own.every((count) => count === 0)) continue;
    fewest = Math.min(
      fewest,
      own.reduce((sum, count, label) => (goldClass.has(label) ? sum + count : sum), 0),
    );
  }
  return Number.isFinite(fewest) ? fewest : 0;
}

/** Clusters in which any reference has an item of the class. */
function clustersWith(goldClass: GoldClass, { units, size }: Pairing): number {
  let clusters = 0;
  let last = -1;
  for (let e = 0; e < units.entries; e++) {
    const unit = units.unit[e] as number;
    if (unit === last || !goldClass.has(Math.floor((units.cell[e] as number) / size) % size)) continue;
    clusters += units.times[unit] as number;
    last = unit;
  }
  return clusters;
}
