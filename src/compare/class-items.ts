import type { Pairing } from './pair.ts';
import type { GoldClass } from './rule.ts';

/** Items used per gold label, over all references together. */
export function pooledGold({ goldCounts, references, size }: Pairing): Float64Array {
  const pooled = new Float64Array(size);
  for (let at = 0; at < references * size; at++) {
    pooled[at % size] = (pooled[at % size] as number) + (goldCounts[at] as number);
  }
  return pooled;
}

/** Of the reference with the fewest; one without any item here is not part of the figure. */
export function itemsIn(
  goldClass: Pick<GoldClass, 'has'>,
  { goldCounts, references, size }: Pairing,
): number {
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
