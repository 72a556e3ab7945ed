import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Candidate } from '../../domain/candidate.ts';
import type { GoldVersion } from '../../domain/gold.ts';
import { InputError } from '../../domain/problem.ts';
import { appendLines } from '../append-lines.ts';

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
  await appendLines(file, [JSON.stringify(entry)]);
}

/** @throws InputError where a line is no JSON, as after a merge that was left half done. */
export async function readComparisons(folder: string): Promise<readonly ComparisonEntry[]> {
  const file = join(folder, 'comparisons.jsonl');
  if (!existsSync(file)) return [];
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseEntry(line, file, index + 1)]));
}

function parseEntry(line: string, file: string, number: number): ComparisonEntry {
  try {
    return JSON.parse(line);
  } catch {
    throw new InputError({
      message: 'this line is no entry of what was compared',
      remedy: 'restore the line from version control, or remove it',
      at: { file, line: number, column: 1 },
      sourceLine: line,
    });
  }
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
