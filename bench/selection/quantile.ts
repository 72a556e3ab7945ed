/** The value at rank (values + 1) share, rounded up, never interpolated: of 499 resamples the 13th for a share of .025. */
export function quantile(values: Float64Array, share: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.max(0, Math.ceil((sorted.length + 1) * share) - 1)] ?? Number.NaN;
}
