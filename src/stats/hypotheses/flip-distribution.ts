/**
 * The exact distribution of a sum of whole numbers whose signs are tossed by a fair coin: the probability that it is
 * as far from 0 as `sum`, or further. By convolution, so the cost is (numbers) x (their total), not 2^numbers.
 *
 * @param sizes how large each number is, without its sign: whole numbers >= 0
 * @returns both tails, and the one at or below `sum`; shares from 0 to 1
 * @example
 * flipDistribution([1, 1, 1, 1, 1, 1, 1], 5) // { twoSided: 0.125, below: 0.9921875 }
 */
export function flipDistribution(
  sizes: ArrayLike<number>,
  sum: number,
): { readonly twoSided: number; readonly below: number } {
  const numbers = Array.from(sizes).filter((size) => size > 0);
  const total = numbers.reduce((all, size) => all + size, 0);
  // probability[k]: the numbers that come out positive add up to k, so that the sum is 2 k - total.
  const probability = new Float64Array(total + 1);
  probability[0] = 1;
  let reached = 0;
  for (const size of numbers) {
    reached += size;
    for (let k = reached; k >= 0; k--) {
      const stays = probability[k] as number;
      const comes = k >= size ? (probability[k - size] as number) : 0;
      probability[k] = (stays + comes) / 2;
    }
  }
  let twoSided = 0;
  let below = 0;
  for (let k = 0; k <= total; k++) {
    const value = 2 * k - total;
    if (Math.abs(value) >= Math.abs(sum)) twoSided += probability[k] as number;
    if (value <= sum) below += probability[k] as number;
  }
  return { twoSided: Math.min(1, twoSided), below: Math.min(1, below) };
}
