import type { Annotation, Decision } from '../../domain/annotation.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { AnnotationDraft } from '../../domain/imported.ts';
import { InputError, type Problem } from '../../domain/problem.ts';
import { isMembers, type Members, reasonOf } from '../source/expect.ts';
import { readJsonl } from '../source/jsonl.ts';
import { parseOwnAnnotation, parseOwnDecision } from './own-line.ts';

const MAX_PROBLEMS = 20;

/** One line of `annotations.jsonl` or `decisions.jsonl`, without its line end: equal values, equal bytes. */
export function formatOwnLine(entry: Annotation | Decision): string {
  return canonicalJson(entry);
}

/**
 * The lines of `annotations.jsonl`, in order.
 *
 * @throws InputError naming every line (the first 20) that is no annotation exactly as we write it.
 */
export async function readOwnAnnotations(file: string): Promise<readonly Annotation[]> {
  return readOwnLines(file, parseOwnAnnotation);
}

/** The lines of `decisions.jsonl`, in order. @throws InputError as `readOwnAnnotations` does. */
export async function readOwnDecisions(file: string): Promise<readonly Decision[]> {
  return readOwnLines(file, parseOwnDecision);
}

/** Whether a JSONL row is a line of our own file, where `item` is an item's key. */
export function isOwnLine(values: Members): boolean {
  return isMembers(values['chosen']) && 'view' in values && 'saw' in values && 'provenance' in values;
}

/** A line of our own file as other sources say it, or why it is none. */
export function ownDraft(values: Members): AnnotationDraft | string {
  try {
    const { item, ...rest } = parseOwnAnnotation(values);
    return { ...rest, item: { columns: { key: item } } };
  } catch (error) {
    return reasonOf(error);
  }
}

async function readOwnLines<Line>(file: string, parse: (value: unknown) => Line): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const problems: Problem[] = [];
  for await (const line of readJsonl(file)) {
    const read = 'broken' in line ? line.broken : attempt(parse, line.value);
    if (typeof read !== 'string') lines.push(read.line);
    else if (problems.length < MAX_PROBLEMS) {
      problems.push({
        message: read,
        remedy:
          'restore the line from version control; lines of this file are added by assay and never edited',
        at: line.at,
        sourceLine: line.raw,
      });
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return lines;
}

function attempt<Line>(parse: (value: unknown) => Line, value: unknown): { readonly line: Line } | string {
  try {
    return { line: parse(value) };
  } catch (error) {
    return reasonOf(error);
  }
}
