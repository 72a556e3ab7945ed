import { UnusableCell } from '../annotations/cells.ts';
import { compileValue, type ValueContext } from './compile-value.ts';
import type { Row } from './row.ts';
import type { ValueSpec } from './schema/value.ts';
import { textOf } from './value.ts';

/** One of a closed list of words: the word itself, or a value that must be one. */
export function compileWord<Word extends string>(
  spec: Word | Exclude<ValueSpec, string> | undefined,
  words: readonly Word[],
  path: readonly PropertyKey[],
  context: ValueContext,
): (row: Row) => Word | undefined {
  if (spec === undefined || typeof spec === 'string') return () => spec;
  const value = compileValue(spec, path, context);
  return (row) => {
    const text = textOf(value, row)?.trim();
    if (text === undefined) return undefined;
    const word = words.find((candidate) => candidate === text);
    if (word !== undefined) return word;
    throw new UnusableCell(`${value.name} is "${text}", not one of ${words.join(', ')}`);
  };
}
