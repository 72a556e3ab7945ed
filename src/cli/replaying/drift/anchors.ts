import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { compareCodePoints } from '../../../domain/canonical-json.ts';
import type { ItemColumns } from '../../../domain/columns.ts';
import { hashValue } from '../../../domain/hash.ts';
import { InputError } from '../../../domain/problem.ts';
import type { Workplace } from '../../workplace.ts';

/** The items that drift checks ask about: one line each, in the team's git, never changed once they are drawn. */
const ANCHORS_FILE = 'anchors.jsonl';

const Anchor = z.strictObject({
  schema: z.literal('assay/anchor'),
  schemaVersion: z.literal(1),
  item: z.string(),
});

/**
 * The keys of the frozen anchors. Where none are frozen yet they are chosen now and written: all labelled items, or as
 * many of them as asked for, drawn at random within each gold label.
 *
 * @param size how many; `undefined` for all labelled items
 * @throws InputError where the file is none, or names an item that is not there; where another number is asked for than
 *   is frozen.
 */
export async function anchorsOf(
  place: Workplace,
  items: ItemColumns,
  size: number | undefined,
): Promise<ReadonlySet<string>> {
  const file = join(place.study.folder, ANCHORS_FILE);
  const frozen = await readFrozen(file);
  const known = new Set(items.keys);
  if (frozen === undefined) return freeze(file, draw(place, known, size));
  const missing = frozen.find((key) => !known.has(key));
  if (missing !== undefined) {
    throw new InputError({
      message: `the anchor "${missing}" is no item of the store`,
      remedy: 'import the transcripts that the anchors were drawn from; anchors are never redrawn silently',
      at: { file },
    });
  }
  if (size !== undefined && size !== frozen.length) {
    throw new InputError({
      message: `${frozen.length} anchors are frozen, and ${size} are asked for`,
      remedy: `leave --anchors out; or delete ${ANCHORS_FILE}, and compare with no earlier drift check`,
      at: { file },
    });
  }
  return new Set(frozen);
}

async function readFrozen(file: string): Promise<readonly string[] | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text
    ?.split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => {
      const parsed = Anchor.safeParse(parseJson(line));
      if (parsed.success) return parsed.data.item;
      throw new InputError({
        message: 'this is no anchor',
        remedy: 'restore the file from version control; it is written by assay replay --drift alone',
        at: { file, line: number },
      });
    });
}

async function freeze(file: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const lines = keys.map((item) => JSON.stringify({ schema: 'assay/anchor', schemaVersion: 1, item }));
  if (lines.length > 0) {
    const { default: writeFileAtomic } = await import('write-file-atomic');
    await writeFileAtomic(file, `${lines.join('\n')}\n`);
  }
  return new Set(keys);
}

/** Labelled items in the order of their keys; of more than wanted, so many of each label as its share. */
function draw(
  { study, gold }: Workplace,
  known: ReadonlySet<string>,
  size: number | undefined,
): readonly string[] {
  const strata = new Map<string, string>();
  for (const { item, label } of gold.annotations) {
    if (known.has(item) && !strata.has(item) && label !== null) strata.set(item, label);
  }
  const keys = [...strata.keys()].sort(compareCodePoints);
  if (size === undefined || size >= keys.length) return keys;
  const place = (key: string) => hashValue([study.seed, 'anchors', key]);
  const byLabel = Map.groupBy(keys, (key) => strata.get(key) ?? '');
  // In turn the next of the label that is furthest behind its share: the sizes add up, and no label is left out.
  const queues = [...byLabel.values()].map((members) => ({
    share: members.length / keys.length,
    left: members.toSorted((left, right) => compareCodePoints(place(left), place(right))),
    taken: 0,
  }));
  const drawn: string[] = [];
  while (drawn.length < size) {
    const behind = queues
      .filter(({ left }) => left.length > 0)
      .reduce((most, own) => (own.taken / own.share < most.taken / most.share ? own : most));
    drawn.push(behind.left.shift() ?? '');
    behind.taken++;
  }
  return drawn.sort(compareCodePoints);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
