/**
 * What several raters said about several units (items), with gaps: row-major codes, one row per unit, one column
 * per rater, label codes 0 ... labels - 1, -1 where a rater did not rate the unit.
 */
export interface Ratings {
  readonly units: number;
  readonly raters: number;
  /** Labels declared, used or not. */
  readonly labels: number;
  readonly codes: Int32Array;
}

/**
 * Checks a unit x rater table of codes.
 *
 * @throws RangeError when the codes do not fill whole rows, or one is not -1 or a label's code.
 * @example
 * ratings(Int32Array.of(0, 0, 1, -1), 2, 2).units // 2
 */
export function ratings(codes: Int32Array, raters: number, labels: number): Ratings {
  if (!(Number.isInteger(raters) && raters >= 1 && Number.isInteger(labels) && labels >= 1)) {
    throw new RangeError(`raters and labels are whole numbers >= 1, got ${raters} and ${labels}`);
  }
  if (codes.length % raters !== 0) {
    throw new RangeError(`${codes.length} codes do not fill rows of ${raters} raters`);
  }
  const wrong = codes.findIndex((code) => code < -1 || code >= labels);
  if (wrong >= 0) {
    const unit = Math.floor(wrong / raters);
    throw new RangeError(
      `unit ${unit}, rater ${wrong % raters} has code ${codes[wrong]}; expected -1 (none) to ${labels - 1}`,
    );
  }
  return { units: codes.length / raters, raters, labels, codes };
}

/** How often each label was given to one unit, and by how many raters in all. */
export interface UnitCounts {
  readonly total: number;
  readonly counts: Float64Array;
}

/**
 * The label counts of each unit, in order; units nobody rated included.
 *
 * @example
 * unitCounts(ratings(Int32Array.of(0, 0, 1, -1), 2, 2)).map((unit) => unit.total) // [2, 1]
 */
export function unitCounts({ units, raters, labels, codes }: Ratings): readonly UnitCounts[] {
  return Array.from({ length: units }, (_, unit) => {
    const counts = new Float64Array(labels);
    let total = 0;
    for (let rater = 0; rater < raters; rater++) {
      const code = codes[unit * raters + rater] ?? -1;
      if (code < 0) continue;
      counts[code] = (counts[code] ?? 0) + 1;
      total++;
    }
    return { total, counts };
  });
}

/**
 * The units every rater rated. Fleiss' and Randolph's kappa and the intraclass correlation are defined on these.
 *
 * @example
 * completeUnits(ratings(Int32Array.of(0, 0, 1, -1), 2, 2)).units // 1
 */
export function completeUnits({ units, raters, labels, codes }: Ratings): Ratings {
  const kept: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    const row = codes.subarray(unit * raters, (unit + 1) * raters);
    if (row.every((code) => code >= 0)) kept.push(...row);
  }
  return { units: kept.length / raters, raters, labels, codes: Int32Array.from(kept) };
}
