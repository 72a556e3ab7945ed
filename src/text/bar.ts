export interface Bar {
  /** Where the bar ends; undefined draws blanks. Values outside the scale stop at its ends. */
  readonly value: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** Ends of the scale, 0 and 1 unless given. */
  readonly from?: number;
  readonly to?: number;
  /** Columns to fill. */
  readonly width: number;
  /** Draw with ASCII characters only. */
  readonly ascii?: boolean;
}

/**
 * A horizontal bar of exactly `width` columns with an eighth of a column's resolution and its interval: the
 * part of the bar above `low` is shaded, a whisker runs from the end of the bar to `high`.
 *
 * @example bar({ value: 0.55, low: 0.3, high: 0.8, width: 10 }) // '███▓▓▌─┤  '
 */
export function bar({ value, low, high, from = 0, to = 1, width, ascii = false }: Bar): string {
  if (value === undefined) return ' '.repeat(width);
  // Steps are eighths of a column, or whole columns where only ASCII may be drawn.
  const steps = ascii ? 1 : 8;
  const toSteps = (at: number) =>
    Math.round(Math.min(1, Math.max(0, (at - from) / (to - from))) * width * steps);
  const end = toSteps(value);
  const full = Math.floor(end / steps);
  const part = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][end % steps] ?? '';
  const shadeFrom = low === undefined ? full : Math.min(full, Math.ceil(toSteps(low) / steps));
  const drawn = full + part.length;
  const whisker = high === undefined ? 0 : Math.max(0, Math.ceil(toSteps(high) / steps) - drawn);
  const [solid, shade, line, tip] = ascii ? (['#', '=', '-', '|'] as const) : (['█', '▓', '─', '┤'] as const);
  const body = solid.repeat(shadeFrom) + shade.repeat(full - shadeFrom) + part;
  const reach = whisker === 0 ? '' : line.repeat(whisker - 1) + tip;
  return (body + reach).padEnd(width);
}
