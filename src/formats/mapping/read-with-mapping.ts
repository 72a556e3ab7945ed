import type { ImportedRow } from '../../domain/imported.ts';
import type { ExpressionLimits } from './expressions.ts';
import { readLookups } from './lookups.ts';
import type { Mapping } from './mapping.ts';
import { readSource } from './read-source.ts';
import { findRoot } from './tables/table-files.ts';

export interface MappingOptions {
  /** What expressions may use; default 10 s per batch of 100 rows and 256 MiB. */
  readonly limits?: ExpressionLimits;
}

/**
 * Reads data as a mapping says: its sources in order, each file by file, one row per record. CSV and JSONL
 * stream; JSON documents are read whole. Rules for duplicates and lookups hold one entry per key.
 *
 * @param root the folder that the mapping's paths start from, or, for a mapping with one source, the file
 * or the pattern of files that it reads.
 * @throws InputError where files, fields or duplicates are not as the mapping says, or an expression exceeds
 * its limits. What is wrong with one row only is said in that row's `rejects`.
 * @example for await (const row of readWithMapping(await readMapping('map.yaml'), 'data')) {}
 */
export async function* readWithMapping(
  mapping: Mapping,
  root: string,
  options: MappingOptions = {},
): AsyncGenerator<ImportedRow> {
  const found = await findRoot(root);
  const lookups = await readLookups(mapping, found, options.limits);
  for (const [index, source] of mapping.spec.sources.entries()) {
    yield* readSource(source, index, mapping, found, lookups, options.limits);
  }
}
