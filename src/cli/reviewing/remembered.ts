import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { hashValue } from '../../domain/hash.ts';
import type { ReviewFilter } from '../../domain/review-filter.ts';
import type { Study } from '../../domain/study.ts';
import type { Remembered } from '../../ui/review/record.ts';

const NOTHING: Remembered = { filter: {}, told: [] };

/** Where a reviewer stood when they stopped. A file that is not there, or that nobody understands, says nothing. */
export async function loadRemembered(study: Study, criterion: string, reviewer: string): Promise<Remembered> {
  try {
    return checked(JSON.parse(await readFile(fileOf(study, criterion, reviewer), 'utf8')));
  } catch {
    return NOTHING;
  }
}

export async function saveRemembered(
  study: Study,
  criterion: string,
  reviewer: string,
  remembered: Remembered,
): Promise<void> {
  const file = fileOf(study, criterion, reviewer);
  await mkdir(dirname(file), { recursive: true });
  await writeFileAtomic(file, `${JSON.stringify(remembered)}\n`);
}

/** Names are hashed: a reviewer's may hold anything. */
function fileOf(study: Study, criterion: string, reviewer: string): string {
  return join(study.folder, '.assay', `review-${hashValue([criterion, reviewer]).slice(0, 16)}.json`);
}

function checked(value: unknown): Remembered {
  const { item, filter, told } = members(value);
  return {
    ...(typeof item === 'string' ? { item } : {}),
    filter: checkedFilter(filter),
    told: Array.isArray(told) ? told.map(checkedFilter) : [],
  };
}

function checkedFilter(value: unknown): ReviewFilter {
  const { candidate, direction, facet } = members(value);
  const { gold, verdict } = members(direction);
  const { name, value: own } = members(facet);
  return {
    ...(typeof candidate === 'string' ? { candidate } : {}),
    ...(typeof gold === 'number' && typeof verdict === 'number' ? { direction: { gold, verdict } } : {}),
    ...(typeof name === 'string' && typeof own === 'string' ? { facet: { name, value: own } } : {}),
  };
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
