export interface MovesInput {
  /** Rows gold, columns verdicts: `table[gold * size + verdict]`. */
  readonly table: Float64Array;
  readonly size: number;
  /** How many items may get another verdict, in the table's unit. */
  readonly mass: number;
  /** Of such a table; undefined where it does not exist. It must not keep or change the table. */
  readonly statistic: (table: Float64Array) => number | undefined;
}

/**
 * The lowest and the highest value a figure takes where some items get another verdict, whichever makes most of it: the
 * right ones of a class that was the judge's best become wrong, and so on. Gold stays as it is.
 *
 * In the figure's units; the figure as it stands lies between the two. They do not exist where the figure does not, as
 * the table stands or on the way.
 *
 * Cells are emptied in the order of what an item moved from there does to the figure; from the table so found the order
 * is taken again, until nothing is gained. That finds the extremes of every figure that is a quotient of two sums over
 * items while gold stays: shares, costs, kappa with any weights, also projected to another prevalence. (Dinkelbach 1967,
 * Management Science 13:492-498.) Of others it finds as much as it can.
 *
 * @example
 * extremesByMoves({ table: Float64Array.of(40, 0, 0, 60), size: 2, mass: 10, statistic: (t) => (t[0] + t[3]) / 100 }) // { low: 0.9, high: 1 }
 * extremesByMoves({ table: Float64Array.of(4, 36, 0, 60), size: 2, mass: 10, statistic: (t) => t[0] / 40 }) // { low: 0, high: 0.35 }
 */
export function extremesByMoves(
  input: MovesInput,
): { readonly low: number; readonly high: number } | undefined {
  const low = farthest(input, -1);
  const high = farthest(input, 1);
  return low === undefined || high === undefined ? undefined : { low, high };
}

function farthest(input: MovesInput, direction: 1 | -1): number | undefined {
  const { table, statistic } = input;
  let at = table;
  let best = statistic(at);
  while (best !== undefined) {
    at = moved(input, slopes(at, statistic, best, direction));
    const value = statistic(at);
    if (value !== undefined && direction * (value - best) <= 1e-12) return best;
    best = value;
  }
  return best;
}

/** What a little more in each cell does to the figure, upwards or downwards. */
function slopes(
  table: Float64Array,
  statistic: MovesInput['statistic'],
  value: number,
  direction: 1 | -1,
): Float64Array {
  const step = 1e-6 * table.reduce((sum, count) => sum + count, 0);
  const more = Float64Array.from(table);
  return table.map((count, cell) => {
    more[cell] = count + step;
    const slope = (direction * ((statistic(more) ?? value) - value)) / step;
    more[cell] = count;
    return slope;
  });
}

/** The table with the moves made that gain most by these slopes. */
function moved({ table, size, mass }: MovesInput, slope: Float64Array): Float64Array {
  const next = Float64Array.from(table);
  const moves = Array.from(table.keys(), (from) => {
    const row = from - (from % size);
    const to = row + indexOfLargest(slope.subarray(row, row + size));
    return { from, to, gain: (slope[to] as number) - (slope[from] as number) };
  });
  let left = mass;
  for (const { from, to, gain } of moves.sort((one, other) => other.gain - one.gain)) {
    const some = gain > 0 ? Math.min(left, table[from] as number) : 0;
    next[from] = (next[from] as number) - some;
    next[to] = (next[to] as number) + some;
    left -= some;
  }
  return next;
}

function indexOfLargest(values: Float64Array): number {
  return values.reduce((best, value, at) => (value > (values[best] as number) ? at : best), 0);
}
