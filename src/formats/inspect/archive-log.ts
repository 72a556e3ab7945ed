import { emptyRow, type ImportedRow } from '../../domain/imported.ts';
import { InputError, type Position } from '../../domain/problem.ts';
import { excerpt } from '../source/excerpt.ts';
import { reasonOf } from '../source/expect.ts';
import { parseJson } from '../source/json.ts';
import { decodeUtf8 } from '../source/utf8.ts';
import { DamagedEntry, openZip, type ZipEntry, type ZipLimits } from '../source/zip.ts';
import { notALog, withoutSamples } from './json-log.ts';
import { type InspectLog, readLog } from './log.ts';
import { readSample } from './sample.ts';
import { type SampleEntry, sampleEntries } from './sample-entries.ts';

/** The samples of a log in Inspect's `.eval` form, a ZIP archive, unpacked one at a time. */
export async function* readArchiveLog(path: string, limits: ZipLimits = {}): AsyncGenerator<ImportedRow> {
  const zip = await openZip(path, limits);
  try {
    const { log, damaged } = await readHeader(path, zip.entries);
    yield* damaged;
    const samples = sampleEntries(zip.entries);
    if (samples.length === 0) yield withoutSamples(path);
    for (const sample of samples) yield await readEntry(path, sample, log);
  } finally {
    zip.close();
  }
}

/** The header, or what the journal recorded at the start where the run was killed or the header is damaged. */
async function readHeader(
  file: string,
  entries: readonly ZipEntry[],
): Promise<{ log: InspectLog; damaged: readonly ImportedRow[] }> {
  const damaged: ImportedRow[] = [];
  for (const name of ['header.json', '_journal/start.json']) {
    const entry = entries.findLast((candidate) => candidate.name === name);
    if (!entry) continue;
    const at = { file, entry: name };
    const document = await readDocument(entry, at);
    const log = 'why' in document ? document : logOf(document.value);
    if (!('why' in log)) return { log, damaged };
    damaged.push({ ...emptyRow(at, ''), rejects: [log.why] });
  }
  const [first] = damaged.flatMap((row) => row.rejects);
  throw notALog(file, first ?? 'it has neither header.json nor _journal/start.json');
}

function logOf(value: unknown): InspectLog | { readonly why: string } {
  try {
    return readLog(value);
  } catch (error) {
    return { why: reasonOf(error) };
  }
}

async function readEntry(file: string, sample: SampleEntry, log: InspectLog): Promise<ImportedRow> {
  const at = { file, entry: sample.entry.name };
  if (sample.unreadable !== undefined) return { ...emptyRow(at, ''), rejects: [sample.unreadable] };
  const document = await readDocument(sample.entry, at);
  if ('why' in document) return { ...emptyRow(at, document.raw), rejects: [document.why] };
  return readSample(document.value, log, at, document.raw);
}

type Document =
  | { readonly value: unknown; readonly raw: string }
  | { readonly why: string; readonly raw: string };

/** Unpacks and parses an entry; whatever is wrong with its bytes concerns this entry alone. */
async function readDocument(entry: ZipEntry, { file }: Position): Promise<Document> {
  try {
    const text = decodeUtf8(await entry.read(), { file, firstLine: 1, entry: entry.name });
    const parsed = parseJson(text);
    const raw = excerpt(text);
    return 'value' in parsed
      ? { value: parsed.value, raw }
      : { why: `the entry is not JSON: ${parsed.broken}`, raw };
  } catch (error) {
    if (error instanceof DamagedEntry) return { why: `the entry ${error.message}`, raw: '' };
    if (error instanceof InputError) return { why: error.message, raw: '' };
    throw error;
  }
}
