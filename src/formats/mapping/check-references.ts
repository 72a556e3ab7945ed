import { closest } from '../../domain/closest.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Mapping } from './mapping.ts';
import { parsePattern } from './path-pattern.ts';
import { walkValues } from './walk-values.ts';

/** What a mapping names: patterns that cannot be read, captures that no pattern has, lookups that are none. */
export function checkReferences(mapping: Mapping): readonly Problem[] {
  return [...checkPatterns(mapping), ...checkNames(mapping)];
}

function* checkPatterns(mapping: Mapping): Generator<Problem> {
  const { lookups = {}, sources } = mapping.spec;
  const tables = [
    ...Object.entries(lookups).map(([name, { files }]) => ({ files, path: ['lookups', name, 'files'] })),
    ...sources.map(({ files }, index) => ({ files, path: ['sources', index, 'files'] })),
  ];
  for (const { files, path } of tables) {
    if (files === undefined) {
      if (sources.length === 1) continue;
      const [message, remedy] = ['`files` is missing', 'say which files each of several sources reads'];
      yield problem(mapping, path, message, remedy);
      continue;
    }
    if (/^(?:\/|[A-Za-z]:|\\)/.test(files) || files.split(/[/\\]/).includes('..')) {
      const message = `\`files\` leads out of the folder given at import: ${files}`;
      yield problem(mapping, path, message, 'write a path below that folder, and give the folder at import');
      continue;
    }
    const pattern = parsePattern(files);
    if (typeof pattern === 'string') {
      yield problem(mapping, path, pattern, 'write {name} for a part of a name, {name**} for whole folders');
    }
  }
}

function* checkNames(mapping: Mapping): Generator<Problem> {
  const lookups = Object.keys(mapping.spec.lookups ?? {});
  for (const { value, path, files } of walkValues(mapping.spec)) {
    if (value.path !== undefined && files !== undefined) {
      const pattern = parsePattern(files);
      const captures = typeof pattern === 'string' ? [value.path] : pattern.captures;
      if (!captures.includes(value.path)) {
        const known = captures.length === 0 ? 'it has none' : `it has ${captures.join(', ')}`;
        const message = `\`files\` has no capture {${value.path}} (${known})`;
        yield problem(
          mapping,
          [...path, 'path'],
          message,
          remedyFor(value.path, captures, 'put it into `files`'),
        );
      }
    }
    for (const name of namesOf(value.lookup)) {
      if (lookups.includes(name)) continue;
      const remedy = remedyFor(name, lookups, 'declare it under `lookups`');
      yield problem(mapping, [...path, 'lookup'], `there is no lookup "${name}"`, remedy);
    }
    if (value.lookup !== undefined && path[0] === 'lookups') {
      yield problem(
        mapping,
        [...path, 'lookup'],
        'a lookup cannot use lookups',
        'take the value from fields',
      );
    }
  }
}

function namesOf(lookup: string | readonly string[] | undefined): readonly string[] {
  return typeof lookup === 'string' ? [lookup] : (lookup ?? []);
}

function remedyFor(word: string, known: readonly string[], otherwise: string): string {
  const meant = closest(word, known);
  return meant === undefined ? otherwise : `did you mean \`${meant}\`?`;
}

function problem(mapping: Mapping, path: readonly PropertyKey[], message: string, remedy: string): Problem {
  const { position, sourceLine } = mapping.at(path);
  return { message, remedy, at: position, sourceLine };
}
