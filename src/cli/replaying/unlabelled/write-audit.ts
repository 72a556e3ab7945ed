import { access } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { hashValue } from '../../../domain/hash.ts';
import type { UnlabelledFindings } from './gather-unlabelled.ts';

/**
 * Writes the audit sample as a queue for labelling, beside the study: one line an item, in random order, each with the
 * probability with which it was drawn, to be kept with the label (`chosen`). The verdicts are not in it. The name comes
 * from what is in it, so a file that people work from is never replaced by another.
 *
 * @returns the file.
 */
export async function writeAudit(folder: string, found: UnlabelledFindings): Promise<string | undefined> {
  if (found.audit.length === 0) return undefined;
  const lines = found.audit.map(({ item, probability, stratum }) =>
    JSON.stringify({
      schema: 'assay/queue',
      schemaVersion: 1,
      item,
      criterion: found.criterion,
      chosen: { how: 'stratum', probability, stratum },
    }),
  );
  const text = `${lines.join('\n')}\n`;
  const file = join(folder, `audit-${hashValue(text).slice(0, 12)}.jsonl`);
  if (!(await isThere(file))) await writeFileAtomic(file, text);
  return file;
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
