import type { ImportedRow } from '../../domain/imported.ts';
import { openSource } from '../source/open.ts';
import type { ZipLimits } from '../source/zip.ts';
import { readArchiveLog } from './archive-log.ts';
import { readJsonLog } from './json-log.ts';

/**
 * Reads an Inspect log, `.eval` or `.json`, told apart by its first bytes. One row per sample and epoch,
 * in the log's order: the conversation as an item, each scorer's score as a verdict.
 *
 * @param limits against archives that are made to exhaust memory.
 * @throws InputError where the file is absent, damaged as a whole, or no log.
 * @example for await (const row of readInspect('logs/run.eval')) {}
 */
export async function* readInspect(path: string, limits: ZipLimits = {}): AsyncGenerator<ImportedRow> {
  yield* (await isZip(path)) ? readArchiveLog(path, limits) : readJsonLog(path);
}

async function isZip(path: string): Promise<boolean> {
  const file = await openSource(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(2), 0, 2, 0);
    return path.endsWith('.eval') || (bytesRead === 2 && buffer[0] === 0x50 && buffer[1] === 0x4b);
  } finally {
    await file.close();
  }
}
