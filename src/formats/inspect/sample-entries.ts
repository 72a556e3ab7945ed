import type { ZipEntry } from '../source/zip.ts';

/** An archive's entry that stands for one sample, or for one that is not read, with the reason. */
export interface SampleEntry {
  readonly entry: ZipEntry;
  readonly unreadable?: string;
}

const CHUNKED = /^(samples\/.+_epoch_\d+)\/sample\.json$/;

const CONVERT =
  'the sample is stored in chunks; rewrite the log with `inspect log convert --to json --output-dir DIR`';
const REPEATED =
  'another entry of the same name follows; Inspect reads the last one, and so does this import';
const UNKNOWN = 'expected a sample, `<id>_epoch_<number>.json`';

/**
 * The samples among an archive's entries, in the archive's order. Sample ids may contain slashes, so a folder
 * alone does not make a sample chunked: its `sample.json` does, and the other parts belong to it.
 */
export function sampleEntries(entries: readonly ZipEntry[]): readonly SampleEntry[] {
  const inSamples = entries.filter(({ name }) => name.startsWith('samples/'));
  const chunked = inSamples.flatMap(({ name }) => CHUNKED.exec(name)?.[1] ?? []);
  const last = new Map(inSamples.map((entry) => [entry.name, entry]));
  return inSamples.flatMap((entry): SampleEntry[] => {
    if (CHUNKED.test(entry.name)) return [{ entry, unreadable: CONVERT }];
    if (chunked.some((folder) => entry.name.startsWith(`${folder}/`))) return [];
    if (!/_epoch_\d+\.json$/.test(entry.name)) return [{ entry, unreadable: UNKNOWN }];
    return last.get(entry.name) === entry ? [{ entry }] : [{ entry, unreadable: REPEATED }];
  });
}
