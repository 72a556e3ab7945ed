/** How a dot looks: always a shape of its own beside the colour, so that neither is needed to tell two apart. */
export type Look = 'disc' | 'diamond' | 'square' | 'triangle';

/** One estimate with its interval, in the units of the axis. */
export interface Dot {
  /** Index of the row it stands in, counted from the top. */
  readonly row: number;
  readonly x: number;
  readonly low?: number;
  readonly high?: number;
  readonly look: Look;
}

export interface Row {
  readonly label: string;
  /** The row's numbers as text, to be read without the axis. */
  readonly value: string;
}

/** Estimates with intervals, one row each: a forest plot, or one panel of small multiples. Texts are unescaped. */
export interface DotChart {
  readonly rows: readonly Row[];
  readonly dots: readonly Dot[];
  /** Both ends of the axis. */
  readonly domain: readonly [number, number];
  readonly axis: string;
  /** Where a line stands for comparison: no agreement beyond chance, no bias. */
  readonly reference?: number;
  /** An interval drawn behind all rows. */
  readonly band?: { readonly low: number; readonly high: number };
  readonly layout: Layout;
  /** Dots that a row has room for; the most that any row has unless given. Makes charts beside each other equally high. */
  readonly lanes?: number;
}

/** `narrow` fits a telephone and one column of small multiples, labels above the dots; `wide` has them beside. */
export type Layout = 'narrow' | 'wide';
