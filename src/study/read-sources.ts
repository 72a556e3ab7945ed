import type { Source } from '../domain/study.ts';
import type { Findings, Path } from './findings.ts';
import { readPath } from './paths.ts';
import { soundEntries } from './sound.ts';
import { type RawSource, SourceSchema } from './source-schema.ts';

/** The sources of a list at a path, with absolute paths; what is not there is noted. */
export async function readSources(
  list: unknown,
  folder: string,
  path: Path,
  findings: Findings,
): Promise<readonly Source[]> {
  const sources = soundEntries(SourceSchema, list).map(({ index, value }) =>
    readSource(value, folder, [...path, index], findings),
  );
  return Promise.all(sources);
}

async function readSource(raw: RawSource, folder: string, at: Path, findings: Findings): Promise<Source> {
  if (typeof raw === 'string') return { path: await readPath(raw, folder, at, findings) };
  if (raw.format !== undefined && raw.mapping !== undefined) {
    findings.add(
      [...at, 'format'],
      'both `format` and `mapping` are given',
      'keep the mapping: it names the format',
    );
  }
  const path = await readPath(raw.path, folder, [...at, 'path'], findings, raw.mapping !== undefined);
  const mapping = raw.mapping && (await readPath(raw.mapping, folder, [...at, 'mapping'], findings));
  const join = typeof raw.join === 'string' ? [raw.join] : raw.join;
  return {
    path,
    ...(raw.format === undefined ? {} : { format: raw.format }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(join === undefined ? {} : { join }),
  };
}
