import { glob } from 'node:fs/promises';
import { compareCodePoints } from '../../domain/canonical-json.ts';
import type { ImportedRow } from '../../domain/imported.ts';
import { InputError } from '../../domain/problem.ts';
import type { Source, SourceFormat } from '../../domain/study.ts';

/** Reads one source with its mapping or by its format, detected where it is not named. */
export async function* readSource(source: Source): AsyncIterable<ImportedRow> {
  if (source.mapping !== undefined) {
    const { readMapping, readWithMapping } = await import('../../formats/mapping/index.ts');
    yield* readWithMapping(await readMapping(source.mapping), source.path);
    return;
  }
  for (const file of await filesOf(source.path)) {
    const format = source.format ?? (await detect(file));
    yield* await reader(format, file, source.join);
  }
}

async function filesOf(pattern: string): Promise<readonly string[]> {
  if (!/[*?[\]]/.test(pattern)) return [pattern];
  const files = (await Array.fromAsync(glob(pattern))).sort(compareCodePoints);
  if (files.length > 0) return files;
  throw new InputError({
    message: `no file matches ${pattern}`,
    remedy: 'check the folder and the spelling; quote the pattern so that the shell passes it on',
  });
}

async function detect(file: string): Promise<SourceFormat> {
  const { detectFormat } = await import('../../formats/detect.ts');
  const detected = await detectFormat(file);
  if ('format' in detected) return detected.format;
  throw new InputError({
    message: `cannot tell the format: ${detected.saw}`,
    remedy: 'name it with --format, or describe the file in a mapping (docs/mapping.md) and pass --mapping',
    at: { file },
  });
}

/** Each format's reader is loaded when it is needed. */
async function reader(
  format: SourceFormat,
  file: string,
  join?: readonly string[],
): Promise<AsyncIterable<ImportedRow>> {
  const options = join === undefined ? {} : { join };
  switch (format) {
    case 'inspect':
      return (await import('../../formats/inspect/read.ts')).readInspect(file);
    case 'transcripts':
      return (await import('../../formats/transcripts/read.ts')).readTranscripts(file);
    case 'openai_chat':
      return (await import('../../formats/openai-chat/read.ts')).readOpenAiChat(file);
    case 'annotations_csv':
    case 'annotations_jsonl':
      return (await import('../../formats/annotations/read.ts')).readAnnotations(file, options);
    case 'verdicts_csv':
    case 'verdicts_jsonl':
      return (await import('../../formats/verdicts/read.ts')).readVerdicts(file, options);
  }
}
