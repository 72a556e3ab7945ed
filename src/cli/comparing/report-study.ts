import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { isoTime } from '../../domain/clock.ts';
import { InputError } from '../../domain/problem.ts';
import { csvReport } from '../../report/csv.ts';
import { explain } from '../../report/explain.ts';
import { htmlReport } from '../../report/html/html-report.ts';
import { jsonReport } from '../../report/json.ts';
import { markdownReport } from '../../report/markdown.ts';
import { provenanceHash } from '../../report/provenance.ts';
import { stableJson } from '../../text/json.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { list } from '../options.ts';
import { openStudy, openWorkplace, type Workplace } from '../workplace.ts';
import { type CompareOptions, chosen } from './compare-study.ts';
import { gatherDisagreements } from './disagreements.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import type { GoldChoice } from './gold-in-use.ts';
import { saveMeasures } from './save-measures.ts';

export interface ReportOptions extends CompareOptions {
  readonly format: string;
  readonly out?: string;
  readonly explain?: string;
}

const FORMATS = { markdown: 'md', json: 'json', csv: 'csv', html: 'html' } as const;
type Format = keyof typeof FORMATS;

/** Writes the comparison as files, or explains a measure. */
export async function reportStudy(options: ReportOptions, context: Context): Promise<number> {
  const study = await openStudy(options, context);
  await using place = await openWorkplace(study);
  const formats = readFormats(options.format);
  const evidence = await gatherEvidence(place, chosen(options), isoTime(context.clock.now()));
  if (options.explain !== undefined) {
    context.out(
      explain(options.explain, evidence.comparisons, evidence.provenance, { width: context.width }),
    );
    return EXIT.ok;
  }
  const files = await writeReports(
    evidence,
    formats,
    resolve(context.cwd, options.out ?? join(study.folder, 'reports')),
    place,
    options.gold,
  );
  const { comparisons, provenance } = evidence;
  await saveMeasures(place.store, provenanceHash(provenance), comparisons, provenance.study.illustrative);
  const named = files.map((file) => relative(context.cwd, file));
  if (options.json) context.out(stableJson({ schema: 'assay/report', schemaVersion: 1, files: named }));
  else context.out(`${named.map((file) => `wrote ${file}`).join('\n')}\n`);
  context.err('next: read the report; assay report --explain <measure> explains a number in it\n');
  return EXIT.ok;
}

function readFormats(text: string): readonly Format[] {
  const named = list(text);
  const unknown = named.find((name) => !(name in FORMATS));
  if (unknown === undefined && named.length > 0)
    return named.filter((name): name is Format => name in FORMATS);
  throw new InputError({
    message: unknown === undefined ? '--format names no format' : `there is no report format "${unknown}"`,
    remedy: `use one or more of: ${Object.keys(FORMATS).join(', ')}`,
  });
}

/** Reports on invented transcripts carry it in their very name. */
async function writeReports(
  evidence: Evidence,
  formats: readonly Format[],
  folder: string,
  place: Workplace,
  gold: GoldChoice | undefined,
): Promise<readonly string[]> {
  const { study } = place;
  await mkdir(folder, { recursive: true });
  const name = `${study.illustrative ? 'demo-' : ''}${fileName(study.name)}`;
  const files: string[] = [];
  for (const format of formats) {
    const file = join(folder, `${name}.${FORMATS[format]}`);
    await writeFileAtomic(file, await render(format, evidence, place, gold));
    files.push(file);
  }
  return files;
}

async function render(
  format: Format,
  { comparisons, provenance }: Evidence,
  place: Workplace,
  gold: GoldChoice | undefined,
): Promise<string> {
  switch (format) {
    case 'markdown':
      return markdownReport(comparisons, provenance);
    case 'json':
      return jsonReport(comparisons, provenance);
    case 'csv':
      return csvReport(comparisons, provenance);
    case 'html':
      return htmlReport(comparisons, provenance, {
        disagreements: await gatherDisagreements(place, comparisons, gold),
      });
  }
}

/** A study's name as a file name: nothing in it is a path or means anything to a shell. */
function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 80) || 'study';
}
