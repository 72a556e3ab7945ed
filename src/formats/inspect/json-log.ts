import { emptyRow, type ImportedRow } from '../../domain/imported.ts';
import { InputError } from '../../domain/problem.ts';
import { excerpt } from '../source/excerpt.ts';
import { expectList, isMembers, reasonOf } from '../source/expect.ts';
import { parseJson } from '../source/json.ts';
import { readText } from '../source/read-text.ts';
import { readLog } from './log.ts';
import { readSample } from './sample.ts';

/** The samples of a log in Inspect's `.json` form, which is one document and is read whole. */
export async function* readJsonLog(path: string): AsyncGenerator<ImportedRow> {
  const parsed = parseJson(await readText(path));
  if ('broken' in parsed) throw notALog(path, parsed.broken);
  const document = parsed.value;
  const { log, samples } = readDocument(path, document);
  if (samples.length === 0) yield withoutSamples(path);
  for (const [index, sample] of samples.entries()) {
    const at = { file: path, entry: `samples[${index}]` };
    yield readSample(sample, log, at, rawText(sample));
  }
}

/** JSON.stringify gives up on values nested thousands deep; such a sample is rejected without its text. */
function rawText(sample: unknown): string {
  try {
    return excerpt(JSON.stringify(sample) ?? '');
  } catch {
    return '';
  }
}

/** The row that stands for a log in which there is nothing to import. */
export function withoutSamples(path: string): ImportedRow {
  const row = emptyRow({ file: path, entry: 'samples' }, '');
  return { ...row, rejects: ['the log holds no samples; run the evaluation without --no-log-samples'] };
}

function readDocument(path: string, document: unknown) {
  try {
    const samples = isMembers(document) ? (document['samples'] ?? []) : [];
    return { log: readLog(document), samples: expectList(samples, 'samples') };
  } catch (error) {
    throw notALog(path, reasonOf(error));
  }
}

/** The error for a file that is named as a log and holds none. */
export function notALog(file: string, why: string): InputError {
  return new InputError({
    message: `${file} is no Inspect log: ${why}`,
    remedy: 'name the format it has, or read it through a mapping file',
    at: { file },
  });
}
