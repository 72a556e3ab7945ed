/** A figure, what it is held against, and by how much it may differ. */
export interface Figure {
  readonly rule: string;
  readonly what: string;
  readonly value: number;
  readonly expected: readonly [number, number];
  readonly within: number;
}

/** The figures held against were simulated, too, and are good to about .02. */
export const GOOD_TO = 0.02;

export function figure(
  rule: string,
  what: string,
  value: number,
  expected: number | readonly [number, number],
  within: number,
): Figure {
  const range = typeof expected === 'number' ? ([expected, expected] as const) : expected;
  return { rule, what, value, expected: range, within };
}

/** Three simulation errors of a share, and what the figure held against is good to. */
export function margin(share: number, draws: number): number {
  return GOOD_TO + 3 * Math.sqrt((share * (1 - share)) / draws);
}
