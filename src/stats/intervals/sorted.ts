/**
 * The value below which a share of ascending values lies: at position (count + 1) * share, interpolated between
 * neighbours, held at the smallest and largest value (Hyndman & Fan 1996, type 6).
 *
 * @example
 * sortedQuantile(Float64Array.of(1, 2, 3), 0.5) // 2
 */
export function sortedQuantile(sorted: Float64Array, share: number): number {
  const position = Math.min(Math.max(share * (sorted.length + 1), 1), sorted.length) - 1;
  const floor = Math.floor(position);
  const low = sorted[floor] ?? 0;
  const high = sorted[Math.min(floor + 1, sorted.length - 1)] ?? low;
  return low + (position - floor) * (high - low);
}

/**
 * How many of the ascending values are smaller.
 *
 * @example
 * countBelow(Float64Array.of(1, 2, 2, 3), 2) // 1
 */
export function countBelow(sorted: Float64Array, value: number): number {
  return countWhile(sorted, (candidate) => candidate < value);
}

/**
 * How many of the ascending values are smaller or equal.
 *
 * @example
 * countUpTo(Float64Array.of(1, 2, 2, 3), 2) // 3
 */
export function countUpTo(sorted: Float64Array, value: number): number {
  return countWhile(sorted, (candidate) => candidate <= value);
}

/** How many leading values meet a condition that, once failed, stays failed. */
function countWhile(sorted: Float64Array, meets: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (meets(sorted[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
