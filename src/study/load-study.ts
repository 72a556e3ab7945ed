import { InputError } from '../domain/problem.ts';
import { schemaProblems } from '../domain/schema-problems.ts';
import type { Study } from '../domain/study.ts';
import { parseYaml } from '../domain/yaml-document.ts';
import { Findings } from './findings.ts';
import { readStudy } from './read-study.ts';
import { readStudyFile } from './read-study-file.ts';
import { remedy } from './remedies.ts';
import { StudySchema } from './study-schema.ts';

/** A study is read once: making code of its schema takes longer than that code would save. */
const NOT_COMPILED = { jitless: true };

/**
 * Reads and checks a study file. The file is data: nothing in it can run code or hang the process.
 *
 * @param file named in problems as it is given here.
 * @throws InputError with every problem found, in the order of the file.
 */
export async function loadStudy(file: string): Promise<Study> {
  const document = parseYaml(await readStudyFile(file), file);
  const findings = new Findings(document);
  findings.take(document.problems);
  if (document.value === undefined) throw new InputError(findings.told());
  const parsed = StudySchema.safeParse(document.value, NOT_COMPILED);
  if (!parsed.success) {
    findings.take(schemaProblems(parsed.error, document, { schema: StudySchema, remedy }));
  }
  const study = await readStudy(document.value, file, findings);
  if (findings.problems.length > 0) throw new InputError(findings.told());
  return study;
}
