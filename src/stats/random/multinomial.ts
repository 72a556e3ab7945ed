import { BinomialSampler } from './binomial.ts';
import type { RandomStream } from './random.ts';

/**
 * A sampler that resamples a vector of counts: every call fills `into` with as many items, drawn with replacement
 * from the items counted. Costs one binomial draw per non-empty cell but the last, whatever the number of items,
 * and allocates nothing.
 *
 * Devroye 1986, Non-Uniform Random Variate Generation, chapter XI (one conditional binomial after the other).
 *
 * @throws RangeError when a count is negative or not a whole number (weighted items cannot be resampled so).
 * @example
 * multinomialSampler(Float64Array.of(0, 7, 0))(stream(1), new Float64Array(3)) // [0, 7, 0]
 */
export function multinomialSampler(
  counts: Float64Array,
): (random: RandomStream, into: Float64Array) => Float64Array {
  const cells: number[] = [];
  counts.forEach((count, cell) => {
    if (!(Number.isInteger(count) && count >= 0)) {
      throw new RangeError(`cell ${cell} holds ${count}; only whole counts can be resampled`);
    }
    if (count > 0) cells.push(cell);
  });
  // The largest first: the fewer items are left, the cheaper the draws that follow.
  cells.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const samplers: BinomialSampler[] = [];
  let rest = total;
  for (const cell of cells) {
    const count = counts[cell] ?? 0;
    samplers.push(new BinomialSampler(count / rest));
    rest -= count;
  }
  return (random, into) => {
    let left = total;
    for (let i = 0; i < cells.length - 1; i++) {
      const drawn = (samplers[i] as BinomialSampler).draw(random, left);
      into[cells[i] as number] = drawn;
      left -= drawn;
    }
    const last = cells.at(-1);
    if (last !== undefined) into[last] = left;
    return into;
  };
}
