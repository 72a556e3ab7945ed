import type { MappingSpec } from './schema/mapping.ts';
import type { ValueMapSpec } from './schema/value.ts';

/** A value map somewhere in a mapping, and which source or lookup it belongs to. */
export interface FoundValue {
  readonly value: ValueMapSpec;
  readonly path: readonly PropertyKey[];
  readonly files: string | undefined;
  readonly table: readonly PropertyKey[];
}

const MARKS = [
  'field',
  'fields',
  'path',
  'position',
  'constant',
  'expression',
  'lookup',
  'words',
  'characters',
  'number',
];

/** Every value of a mapping that is written as a map, in the order of the file. */
export function* walkValues(spec: MappingSpec): Generator<FoundValue> {
  for (const [name, lookup] of Object.entries(spec.lookups ?? {})) {
    yield* walk(lookup, ['lookups', name], { files: lookup.files, table: ['lookups', name] });
  }
  for (const [index, source] of spec.sources.entries()) {
    yield* walk(source, ['sources', index], { files: source.files, table: ['sources', index] });
  }
}

function* walk(
  node: unknown,
  path: readonly PropertyKey[],
  table: Pick<FoundValue, 'files' | 'table'>,
): Generator<FoundValue> {
  if (typeof node !== 'object' || node === null) return;
  if (isValueMap(node, path)) yield { value: node, path, ...table };
  for (const [key, member] of Object.entries(node)) {
    yield* walk(member, [...path, Array.isArray(node) ? Number(key) : key], table);
  }
}

/** Maps whose keys the user chooses hold names, not marks. */
const NAMED = ['labels', 'outcomes', 'speakers', 'facets', 'aliases', 'columns', 'item'];

function isValueMap(node: object, path: readonly PropertyKey[]): node is ValueMapSpec {
  const isNamed = NAMED.includes(String(path.at(-1))) && !NAMED.includes(String(path.at(-2)));
  if (Array.isArray(node) || isNamed) return false;
  return MARKS.some((mark) => Object.hasOwn(node, mark)) && path.length > 2;
}
