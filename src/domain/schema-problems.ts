import type { z } from 'zod';
import { closest } from './closest.ts';
import type { Problem } from './problem.ts';
import { schemaKeys } from './schema-keys.ts';
import { describeIssue, pathText, unknownKey } from './schema-words.ts';
import type { Place, YamlDocument } from './yaml-document.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const MAX_PROBLEMS = 100;

export interface SchemaHints {
  /** What was parsed with, so that an unknown key can be answered with the known ones. */
  readonly schema?: z.core.$ZodType;
  /** Where the parsed value stands in the document, when it is not all of it. */
  readonly within?: Path;
  /** A remedy that says more than the general one; `path` counts from the document's root. */
  readonly remedy?: (issue: Issue, path: Path, value: unknown) => string | undefined;
}

/**
 * Says a schema's issues as problems: what is wrong, where, the line, one remedy. An unknown key is answered
 * with the key that was meant, a number or boolean where text belongs with "quote it". A custom issue may bring
 * its remedy along in `params.remedy`.
 *
 * @example
 * const parsed = Schema.safeParse(document.value);
 * if (!parsed.success) throw new InputError(schemaProblems(parsed.error, document, { schema: Schema }));
 */
export function schemaProblems(
  error: { readonly issues: readonly Issue[] },
  document: YamlDocument,
  hints: SchemaHints = {},
): readonly Problem[] {
  const within = hints.within ?? [];
  const issues = error.issues.flatMap((issue) => leaves(issue, document.value, within));
  const telling = withoutEchoes(issues, hints.schema);
  const found = telling.slice(0, MAX_PROBLEMS).map((issue) => {
    const path = [...within, ...issue.path];
    const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    if (key !== undefined) {
      const known = hints.schema ? schemaKeys(hints.schema, issue.path) : [];
      const words = unknownKey(key, path, known);
      const remedy = hints.remedy?.(issue, [...path, key], undefined) ?? words.remedy;
      return problem(words.message, remedy, document.at([...path, key], 'key'));
    }
    const value = valueAt(document.value, path);
    const words = describeIssue(issue, path, value, document.source(path));
    return problem(words.message, hints.remedy?.(issue, path, value) ?? words.remedy, document.at(path));
  });
  // What the reader of YAML refused is no value, and has been said.
  const refused = new Set(document.problems.map(placeText));
  const problems = found.filter((entry) => !refused.has(placeText(entry)));
  const more = telling.length - found.length;
  if (more === 0) return problems;
  return [...problems, { message: `${more} more problems are not shown`, remedy: 'mend these first' }];
}

/**
 * One issue per key and value. A text where a list belongs is also "too short", and a misspelt key is also
 * missing: the second issue about one thing says nothing new.
 */
function withoutEchoes(issues: readonly Issue[], schema: z.core.$ZodType | undefined): readonly Issue[] {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ ...issue, keys: [key] })) : [],
  );
  const said = new Set(
    unknown.flatMap(({ path, keys }) => {
      const meant = schema && closest(keys[0] ?? '', schemaKeys(schema, path));
      return meant === undefined ? [] : [pathText([...path, meant])];
    }),
  );
  const others = issues.filter((issue) => {
    const path = pathText(issue.path);
    if (issue.code === 'unrecognized_keys' || said.has(path)) return false;
    said.add(path);
    return true;
  });
  return [...others, ...unknown];
}

function placeText({ at }: Problem): string {
  return `${at?.line}:${at?.column}`;
}

function problem(message: string, remedy: string, { position, sourceLine }: Place): Problem {
  return { message, remedy, at: position, sourceLine };
}

/** A union's issue is replaced by those of the branch whose kind of value was written, where there is one. */
function leaves(issue: Issue, document: unknown, within: Path): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const value = valueAt(document, [...within, ...issue.path]);
  const fitting = issue.errors
    .filter((branch) => !branch.some((entry) => isOfOtherKind(entry, value)))
    .sort((left, right) => left.length - right.length);
  const nearest = fitting[0];
  if (nearest === undefined) return [issue];
  return nearest.flatMap((entry) =>
    leaves({ ...entry, path: [...issue.path, ...entry.path] }, document, within),
  );
}

function isOfOtherKind(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  return issue.code === 'invalid_type' || (issue.code === 'invalid_value' && typeof value !== 'string');
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined;
    return Reflect.get(inner, step);
  }, value);
}
