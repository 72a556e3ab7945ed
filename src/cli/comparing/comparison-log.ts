import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Candidate } from '../../domain/candidate.ts';
import type { GoldVersion } from '../../domain/gold.ts';

/** Which candidates were held against a version of the gold, and when: all items at once, or one opened in a review. */
export interface ComparisonEntry {
  /** Absent: compared. */
  readonly kind?: 'opened';
  readonly at: string;
  readonly criterion: string;
  readonly gold: GoldVersion;
  readonly candidates: readonly TriedCandidate[];
  /** Of an opened one: the item's key, and who saw its verdicts. */
  readonly item?: string;
  readonly reviewer?: string;
}

export interface TriedCandidate extends Pick<Candidate, 'id' | 'hash'> {
  /** Of an opened one: what it is made of, whatever id it is shown under. */
  readonly judge?: string;
  readonly template?: string;
  readonly view?: string;
  /** What the template said when its verdict was opened. */
  readonly templateHash?: string;
}

/**
 * `comparisons.jsonl` beside the study, committed like the annotations: what was tried on these labels stays
 * known when a store is rebuilt, because every candidate tried makes the best of them look better than it is.
 */
export async function logComparison(folder: string, entry: ComparisonEntry): Promise<void> {
  const file = join(folder, 'comparisons.jsonl');
  const known = await readComparisons(folder);
  if (known.some((earlier) => isSame(earlier, entry))) return;
  const handle = await open(file, 'a');
  try {
    await handle.writeFile(`${JSON.stringify(entry)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function readComparisons(folder: string): Promise<readonly ComparisonEntry[]> {
  const file = join(folder, 'comparisons.jsonl');
  if (!existsSync(file)) return [];
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): ComparisonEntry => JSON.parse(line));
}

/** Every candidate ever compared with this criterion's gold, whatever its version then: hashes. */
export function everTried(entries: readonly ComparisonEntry[], criterion: string): ReadonlySet<string> {
  const own = entries.filter((entry) => entry.criterion === criterion);
  return new Set(own.flatMap((entry) => entry.candidates.map((candidate) => candidate.hash)));
}

/** The same candidates on the same gold say nothing new, however often they are looked at. */
function isSame(left: ComparisonEntry, right: ComparisonEntry): boolean {
  const names = (entry: ComparisonEntry) => entry.candidates.map((candidate) => candidate.hash).join();
  return (
    left.kind === right.kind &&
    left.item === right.item &&
    left.reviewer === right.reviewer &&
    left.criterion === right.criterion &&
    left.gold.hash === right.gold.hash &&
    names(left) === names(right)
  );
}
