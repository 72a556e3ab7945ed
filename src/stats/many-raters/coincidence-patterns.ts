import { type Ratings, unitCounts } from './ratings.ts';

/** What resampling Krippendorff's alpha needs: the different coincidence vectors, and how many units have each. */
export interface CoincidencePatterns {
  /** Pattern by pattern: labels x labels coincidences, row-major. */
  readonly vectors: Float64Array;
  /** How many units (or clusters) have each. */
  readonly times: Float64Array;
  readonly labels: number;
}

/**
 * The different patterns of ratings, who gave which label aside; units without a pair of ratings are none. Two units of
 * one pattern add the same coincidences, so resampling patterns is resampling units, at a cost that does not grow with
 * their number.
 *
 * Coincidences: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability. That they are gathered by pattern is
 * this library's.
 *
 * @param clusterOf one number per unit, 0 upwards; then a pattern is what a whole cluster adds
 * @throws RangeError when there is not one cluster per unit
 * @example
 * coincidencePatterns(ratings(Int32Array.of(0, 0, 0, 1, 1, 0, 1, 1), 2, 2)).times // [1, 2, 1]
 */
export function coincidencePatterns(table: Ratings, clusterOf?: Int32Array): CoincidencePatterns {
  const { labels, units } = table;
  if (clusterOf !== undefined && clusterOf.length !== units) {
    throw new RangeError(`${clusterOf.length} clusters for ${units} units; give one per unit`);
  }
  const groups = clusterOf === undefined ? unitPatterns(table) : clusterPatterns(table, clusterOf);
  // Sorted: nothing downstream depends on the order of the units.
  const patterns = [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, own]) => own);
  const length = labels * labels;
  const vectors = new Float64Array(patterns.length * length);
  patterns.forEach(({ vector }, index) => {
    vectors.set(vector, index * length);
  });
  return { vectors, times: Float64Array.from(patterns, ({ times }) => times), labels };
}

interface Pattern {
  readonly vector: Float64Array;
  times: number;
}

/** One pass over the codes; a vector is made once per pattern. */
function unitPatterns(table: Ratings): Map<string | number, Pattern> {
  const { units, raters, labels, codes } = table;
  const counts = new Float64Array(labels);
  const known = new Map<string | number, Pattern>();
  // Numbers name a pattern faster than texts, where all of them fit.
  const isSmall = (raters + 1) ** labels < Number.MAX_SAFE_INTEGER;
  for (let unit = 0; unit < units; unit++) {
    counts.fill(0);
    let total = 0;
    for (let at = unit * raters; at < (unit + 1) * raters; at++) {
      const code = codes[at] as number;
      if (code < 0) continue;
      counts[code] = (counts[code] as number) + 1;
      total++;
    }
    if (total < 2) continue;
    const name = isSmall
      ? counts.reduce((sofar, count) => sofar * (raters + 1) + count, 0)
      : counts.join(',');
    const found = known.get(name);
    if (found === undefined) known.set(name, { vector: pairsOf(total, counts), times: 1 });
    else found.times++;
  }
  return known;
}

function clusterPatterns(table: Ratings, clusterOf: Int32Array): Map<string, Pattern> {
  const sums = new Map<number, Float64Array>();
  unitCounts(table).forEach(({ total, counts }, unit) => {
    if (total < 2) return;
    const cluster = clusterOf[unit] as number;
    const sum = sums.get(cluster) ?? new Float64Array(table.labels ** 2);
    sums.set(cluster, sum);
    pairsOf(total, counts).forEach((value, cell) => {
      sum[cell] = (sum[cell] as number) + value;
    });
  });
  const known = new Map<string, Pattern>();
  for (const vector of sums.values()) {
    const name = vector.join(',');
    const found = known.get(name);
    if (found === undefined) known.set(name, { vector, times: 1 });
    else found.times++;
  }
  return known;
}

/** Ordered pairs of one unit's ratings, each divided by its ratings less one. */
function pairsOf(total: number, counts: Float64Array): Float64Array {
  const labels = counts.length;
  const vector = new Float64Array(labels * labels);
  for (let c = 0, cell = 0; c < labels; c++) {
    for (let k = 0; k < labels; k++, cell++) {
      const pairs = (counts[c] as number) * ((counts[k] as number) - (c === k ? 1 : 0));
      vector[cell] = pairs / (total - 1);
    }
  }
  return vector;
}
