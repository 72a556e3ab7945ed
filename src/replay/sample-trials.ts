import type { PlannedTrial } from '../domain/trial-store.ts';

/**
 * An even sample of every candidate's trials, of each at most so many. Each is drawn by itself: in the plan's order the
 * candidates' trials alternate, and an even step through all could miss some. Nothing but the sample is held.
 *
 * @param counts candidate's hash -> how many trials it has.
 */
export async function sampleTrials(
  trials: AsyncIterable<PlannedTrial> | Iterable<PlannedTrial>,
  counts: ReadonlyMap<string, number>,
  most: number,
): Promise<ReadonlyMap<string, readonly PlannedTrial[]>> {
  const samples = new Map<string, PlannedTrial[]>();
  const seen = new Map<string, number>();
  for await (const trial of trials) {
    const { candidate } = trial;
    const index = seen.get(candidate) ?? 0;
    seen.set(candidate, index + 1);
    if (!isSampled(index, counts.get(candidate) ?? 0, most)) continue;
    const sample = samples.get(candidate) ?? [];
    sample.push(trial);
    samples.set(candidate, sample);
  }
  return samples;
}

function isSampled(index: number, count: number, most: number): boolean {
  if (count <= most) return true;
  return Math.floor((index * most) / count) !== Math.floor(((index - 1) * most) / count);
}
