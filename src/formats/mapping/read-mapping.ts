import { InputError, type Problem } from '../../domain/problem.ts';
import { schemaProblems } from '../../domain/schema-problems.ts';
import { parseYaml, type YamlDocument } from '../../domain/yaml-document.ts';
import { readText } from '../source/read-text.ts';
import { checkExpressions } from './check-expressions.ts';
import { checkReferences } from './check-references.ts';
import type { Mapping } from './mapping.ts';
import { MappingSchema } from './schema/mapping.ts';

/**
 * Reads and checks a mapping file (docs/mapping.md): its keys, its patterns, its expressions and the names it
 * uses. No data is opened.
 *
 * @throws InputError with every problem found, each with its line and one remedy.
 * @example await readMapping('mappings/pandalm.yaml')
 */
export async function readMapping(file: string): Promise<Mapping> {
  const document = parseYaml(await readText(file), file);
  if (document.problems.length > 0) throw new InputError(document.problems);
  const parsed = MappingSchema.safeParse(document.value);
  if (!parsed.success) throw new InputError(schemaProblemsOf(parsed.error, document));
  const mapping: Mapping = { file, spec: parsed.data, at: (path) => document.at(path) };
  const problems = [...checkReferences(mapping), ...(await checkExpressions(mapping))];
  if (problems.length > 0) throw new InputError(problems);
  return mapping;
}

type Issues = NonNullable<ReturnType<typeof MappingSchema.safeParse>['error']>;

/** Rules about a whole map are not checked beside an unknown key in it: the misspelt key is the cause. */
function schemaProblemsOf(error: Issues, document: YamlDocument): readonly Problem[] {
  const misspelt = new Set(
    error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? [issue.path.join('\n')] : [])),
  );
  const issues = error.issues.filter(
    (issue) => issue.code !== 'custom' || !misspelt.has(issue.path.join('\n')),
  );
  const place = ({ at }: Problem) => (at?.line ?? 0) * 1e6 + (at?.column ?? 0);
  return schemaProblems({ issues }, document, { schema: MappingSchema }).toSorted(
    (left, right) => place(left) - place(right),
  );
}
