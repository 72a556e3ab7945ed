import type { Statistic, Transform } from '../stats/index.ts';
import type { Summary } from './summary.ts';

/** How one measure is computed: the sums it needs, the number they give, and what the number rests on. */
export interface Rule {
  readonly id: string;
  readonly summary: Summary;
  /** Of one reference's sums; `scale` is what one item weighs in them. */
  statistic(sums: Float64Array, scale: number): Statistic;
  /** The same without a reason and without allocating, where that is worth it: for resampling. */
  readonly quick?: (sums: Float64Array) => number | undefined;
  /** The scale on which the statistic could be taken as normal; at its ends (kappa = 1) there is no interval. */
  readonly transform: Transform;
  /** A plain share of items: Wilson's interval; any other statistic has the table's. */
  readonly isShare?: true;
  /** The classes of gold it cannot do without, given the items per gold label. */
  classes(goldCounts: Float64Array): readonly GoldClass[];
  /** The classes of which too few call for a caution, where these are more than it cannot do without. */
  readonly beside?: (goldCounts: Float64Array) => readonly GoldClass[];
  /** The verdicts it is a share of, where it is conditional on the verdict: these, not gold's classes, must be enough. */
  readonly givenVerdict?: GoldClass;
  /**
   * The only items that move it, where it is a difference of two shares of all items. Which way they go is even by chance
   * however many there are, so that to count them selects nothing; to count a class selects by the share of that class.
   */
  readonly movedBy?: ItemClass;
  /** Classes with whose share in gold it moves more than a kappa does, or F1 with the share of the positive class. */
  readonly followsMix?: Rule['classes'];
  /** Gold labels of the items in the denominator, where it is conditional on gold. */
  readonly given?: (label: number) => boolean;
  /** Why no interval is given at all. */
  readonly noInterval?: string;
  /** Left out per value of a facet: a figure that only explains another. */
  readonly onlyOverall?: boolean;
  /** Whether extremes under missing verdicts are sought, and whether the search finds them for certain. */
  readonly bounds: 'none' | 'search' | 'exact';
}

export interface GoldClass {
  /** For sentences: `gold "yes"`. */
  readonly name: string;
  has(label: number): boolean;
}

/** Items told apart by gold and verdict together. */
export interface ItemClass {
  /** For sentences: `disagreement on "yes"`. */
  readonly name: string;
  has(gold: number, judge: number): boolean;
}
