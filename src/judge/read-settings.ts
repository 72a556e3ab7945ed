import type { z } from 'zod';
import { InputError, type Problem } from '../domain/problem.ts';
import { schemaKeys } from '../domain/schema-keys.ts';
import { describeIssue, unknownKey } from '../domain/schema-words.ts';
import type { JudgeEntry } from '../domain/study.ts';

/** Setting -> what to do where it is unknown, missing or wrong. */
export type SettingRemedies = Readonly<Record<string, string>>;

/**
 * A judge's settings, checked by its provider's closed schema.
 *
 * @throws InputError naming the judge, every wrong setting, and a remedy for each.
 */
export function readSettings<T>(schema: z.ZodType<T>, entry: JudgeEntry, remedies: SettingRemedies = {}): T {
  const parsed = schema.safeParse(entry.settings);
  if (parsed.success) return parsed.data;
  throw new InputError(parsed.error.issues.flatMap((issue) => problemsOf(issue, schema, entry, remedies)));
}

/** A mistake in a judge's entry, said with the judge's id. */
export function judgeProblem(entry: JudgeEntry, message: string, remedy: string): InputError {
  return new InputError({ message: `judge \`${entry.id}\`: ${message}`, remedy });
}

function problemsOf(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  entry: JudgeEntry,
  remedies: SettingRemedies,
): readonly Problem[] {
  const path = ['settings', ...issue.path];
  const prefixed = ({ message, remedy }: Problem, setting: PropertyKey | undefined) => ({
    message: `judge \`${entry.id}\`: ${message}`,
    remedy: remedies[String(setting)] ?? remedy,
  });
  if (issue.code === 'unrecognized_keys') {
    const known = schemaKeys(schema, issue.path);
    return issue.keys.map((key) => prefixed(unknownKey(key, path, known), key));
  }
  const value = issue.path.reduce<unknown>(memberOf, entry.settings);
  return [prefixed(describeIssue(issue, path, value, undefined), issue.path[0])];
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}
