import type { z } from 'zod';
import type { Problem } from './problem.ts';
import { schemaKeys } from './schema-keys.ts';
import { describeIssue, unknownKey } from './schema-words.ts';
import type { YamlDocument } from './yaml-document.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

export interface SchemaHints {
  /** What was parsed with, so that an unknown key can be answered with the known ones. */
  readonly schema?: z.core.$ZodType;
  /** Where the parsed value stands in the document, when it is not all of it. */
  readonly within?: Path;
  /** A remedy that says more than the general one; `path` counts from the document's root. */
  readonly remedy?: (issue: Issue, path: Path) => string | undefined;
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
  return error.issues.flatMap((root) =>
    leaves(root, document.value, within).flatMap((issue): readonly Problem[] => {
      const path = [...within, ...issue.path];
      if (issue.code !== 'unrecognized_keys') {
        const words = describeIssue(issue, path, valueAt(document.value, path), document.source(path));
        const { position, sourceLine } = document.at(path);
        const remedy = hints.remedy?.(issue, path) ?? words.remedy;
        return [{ message: words.message, remedy, at: position, sourceLine }];
      }
      const known = hints.schema ? schemaKeys(hints.schema, issue.path) : [];
      return issue.keys.map((key) => {
        const { position, sourceLine } = document.at([...path, key], 'key');
        const words = unknownKey(key, path, known);
        const remedy = hints.remedy?.(issue, [...path, key]) ?? words.remedy;
        return { message: words.message, remedy, at: position, sourceLine };
      });
    }),
  );
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
