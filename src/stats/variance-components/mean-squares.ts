import type { CrossedDesign } from './crossed-design.ts';

/** An effect as a set of sources in bits: item 1, judge 2, template 4; `WITHIN` is what repeats leave. */
const EFFECTS = 8;
export const ITEM = 1;
export const JUDGE = 2;
export const TEMPLATE = 4;

/** Mean squares by effect, and of the repeats within a cell. */
export interface MeanSquares {
  /** By effect, 1 to 7; 0 where the effect has no degree of freedom. */
  readonly effect: Float64Array;
  readonly degrees: Float64Array;
  /** Of repeats of one cell around its mean; 0 with one repeat. */
  readonly within: number;
  readonly withinDegrees: number;
}

/**
 * Analysis of variance of a balanced crossed design, from sums that `addCrossedSums` added up.
 *
 * Searle, Casella & McCulloch 1992, Variance Components, chapter 4.
 *
 * @example
 * meanSquares({ judges: 1, templates: 1, repeats: 2 }, Float64Array.of(2, 4, 4, 4, 4, 2, 2)).effect[1] // 1
 */
export function meanSquares(design: CrossedDesign, sums: ArrayLike<number>): MeanSquares {
  const { judges, templates, repeats } = design;
  const items = sums[0] as number;
  const uncorrected = uncorrectedSquares(design, sums, items);
  const levels = (effect: number) =>
    (effect & ITEM ? items - 1 : 1) *
    (effect & JUDGE ? judges - 1 : 1) *
    (effect & TEMPLATE ? templates - 1 : 1);
  const effect = new Float64Array(EFFECTS);
  const degrees = new Float64Array(EFFECTS);
  for (let own = 1; own < EFFECTS; own++) {
    const df = levels(own);
    if (df <= 0) continue;
    let squares = 0;
    // Inclusion and exclusion over the effects within this one, the mean among them.
    for (let part = own; ; part = (part - 1) & own) {
      squares += (isOdd(own ^ part) ? -1 : 1) * (uncorrected[part] as number);
      if (part === 0) break;
    }
    degrees[own] = df;
    effect[own] = squares / df;
  }
  const withinDegrees = items * judges * templates * (repeats - 1);
  const rest = (sums[5] as number) - (uncorrected[EFFECTS - 1] as number);
  return { effect, degrees, within: withinDegrees > 0 ? rest / withinDegrees : 0, withinDegrees };
}

/** By effect: squared totals over the number of values in each, summed over the effect's levels. */
function uncorrectedSquares(
  { judges, templates, repeats }: CrossedDesign,
  sums: ArrayLike<number>,
  items: number,
): Float64Array {
  let total = 0;
  let byJudge = 0;
  let byCell = 0;
  const ofTemplate = new Float64Array(templates);
  for (let judge = 0, at = 6; judge < judges; judge++) {
    let own = 0;
    for (let template = 0; template < templates; template++, at++) {
      const cell = sums[at] as number;
      own += cell;
      ofTemplate[template] = (ofTemplate[template] as number) + cell;
      byCell += cell * cell;
    }
    total += own;
    byJudge += own * own;
  }
  const byTemplate = ofTemplate.reduce((sum, own) => sum + own * own, 0);
  const values = judges * templates * repeats;
  const squares = new Float64Array(EFFECTS);
  squares[0] = (total * total) / (items * values);
  squares[ITEM] = (sums[1] as number) / values;
  squares[JUDGE] = byJudge / (items * templates * repeats);
  squares[TEMPLATE] = byTemplate / (items * judges * repeats);
  squares[ITEM | JUDGE] = (sums[2] as number) / (templates * repeats);
  squares[ITEM | TEMPLATE] = (sums[3] as number) / (judges * repeats);
  squares[JUDGE | TEMPLATE] = byCell / (items * repeats);
  squares[ITEM | JUDGE | TEMPLATE] = (sums[4] as number) / repeats;
  return squares;
}

function isOdd(effect: number): boolean {
  return ((effect & 1) + ((effect >> 1) & 1) + ((effect >> 2) & 1)) % 2 === 1;
}
