/** Below this the ends of an interval would wobble by more than they are printed with. */
const FEWEST = 500;

/**
 * Draws behind an interval of one value of a facet: a quarter of those of all items. There are many values and they are small,
 * so that their intervals are far wider than what fewer draws add.
 *
 * @example
 * drawsPerValue(2000) // 500
 * drawsPerValue(200) // 200
 */
export function drawsPerValue(replicates: number): number {
  return Math.min(replicates, Math.max(FEWEST, Math.round(replicates / 4)));
}
