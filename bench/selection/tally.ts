/** Numbers of simulated studies as they come: their mean, spread, and the error of the mean. */
export function tally() {
  let count = 0;
  let sum = 0;
  let squares = 0;
  const mean = () => sum / count;
  const deviation = () => Math.sqrt(Math.max(0, squares / count - mean() ** 2));
  return {
    add(value: number): void {
      count++;
      sum += value;
      squares += value * value;
    },
    count: () => count,
    mean,
    deviation,
    error: () => deviation() / Math.sqrt(count),
  };
}

export type Tally = ReturnType<typeof tally>;
