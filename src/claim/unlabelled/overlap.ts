import type { Coded } from '../../domain/columns.ts';
import type { Samples } from './sample.ts';

/** Fewer validated items than this with a value say hardly anything about the judge there. */
export const FEWEST_VALIDATED = 5;

/** How much of what is judged resembles what the judge was validated on, by one facet. */
export interface FacetOverlap {
  readonly facet: string;
  /** Share of the unlabelled items whose value at least `FEWEST_VALIDATED` validated items have; absent without any. */
  readonly covered?: number;
  /** Values that unlabelled items have and too few validated ones do, with how many items of either. */
  readonly uncovered: readonly {
    readonly value: string;
    readonly unlabelled: number;
    readonly validated: number;
  }[];
}

/** The same by length, in characters. */
export interface LengthOverlap {
  /** 5th and 95th percentile of the validated items. */
  readonly range: readonly [number, number];
  /** Share of the unlabelled items within it, and above it. */
  readonly within: number;
  readonly above: number;
}

export function facetOverlap(facet: string, { values, codes }: Coded, samples: Samples): FacetOverlap {
  const unlabelled = countValues(codes, samples.unlabelled, values.length);
  const validated = countValues(codes, samples.validated, values.length);
  const uncovered = values.flatMap((value, code) => {
    const [ours = 0, theirs = 0] = [unlabelled[code], validated[code]];
    return ours > 0 && theirs < FEWEST_VALIDATED ? [{ value, unlabelled: ours, validated: theirs }] : [];
  });
  const all = unlabelled.reduce((sum, count) => sum + count, 0);
  const outside = uncovered.reduce((sum, entry) => sum + entry.unlabelled, 0);
  return { facet, ...(all === 0 ? {} : { covered: (all - outside) / all }), uncovered };
}

/** @param lengths over items, in characters; -1 where unknown */
export function lengthOverlap(lengths: Float64Array, samples: Samples): LengthOverlap | undefined {
  const known = samples.validated.filter((item) => (lengths[item] as number) >= 0);
  const sorted = Float64Array.from(known, (item) => lengths[item] as number).sort();
  const ours = samples.unlabelled.filter((item) => (lengths[item] as number) >= 0);
  if (sorted.length < FEWEST_VALIDATED || ours.length === 0) return undefined;
  const low = sorted[Math.floor(0.05 * (sorted.length - 1))] as number;
  const high = sorted[Math.ceil(0.95 * (sorted.length - 1))] as number;
  const above = ours.filter((item) => (lengths[item] as number) > high).length;
  const below = ours.filter((item) => (lengths[item] as number) < low).length;
  return {
    range: [low, high],
    within: (ours.length - above - below) / ours.length,
    above: above / ours.length,
  };
}

function countValues(codes: Int32Array, items: Int32Array, values: number): Float64Array {
  const counts = new Float64Array(values);
  for (const item of items) {
    const code = codes[item] as number;
    if (code >= 0) counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}
