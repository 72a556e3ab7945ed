import { UnusableCell } from '../annotations/cells.ts';
import { isMembers } from '../source/expect.ts';
import type { FieldPath, ValueMapSpec, ValueSpec } from './schema/value.ts';
import { numberOf, textOf, type Value } from './value.ts';

/** What is found by a key: one map per lookup, filled before rows are read. */
export type LookupTable = ReadonlyMap<string, string>;

/** Collects, while a table's values are compiled, what reading its rows will need. */
export interface ValueContext {
  readonly lookups: Readonly<Record<string, LookupTable>>;
  /** JSONata texts; a row's `computed` stands in this order. */
  readonly expressions: string[];
  /** Every field that is used, and where the mapping names it. */
  readonly fields: { readonly field: FieldPath; readonly path: readonly PropertyKey[] }[];
}

type Path = readonly PropertyKey[];

/** Makes a value of a mapping readable. `path` is where it stands in the file. */
export function compileValue(spec: ValueSpec, path: Path, context: ValueContext): Value {
  if (typeof spec === 'string') return fieldValue(spec, path, context);
  const { constant, position, path: capture, expression } = spec;
  if (spec.field !== undefined) return fieldValue(spec.field, [...path, 'field'], context);
  if (spec.fields !== undefined) return joinedValue(spec.fields, spec.separator ?? '', path, context);
  if (constant !== undefined) return { name: `the constant "${constant}"`, read: () => constant };
  if (capture !== undefined) return captureValue(capture);
  if (position !== undefined) return positionValue(position);
  if (expression !== undefined) return expressionValue(expression, context);
  if (spec.lookup !== undefined) return lookupValue(spec, path, context);
  return binnedValue(spec, path, context);
}

function fieldValue(field: FieldPath, path: Path, context: ValueContext): Value {
  context.fields.push({ field, path });
  if (typeof field === 'string') {
    const read: Value['read'] = ({ fields }) => (Object.hasOwn(fields, field) ? fields[field] : undefined);
    return { name: `the field "${field}"`, read };
  }
  return { name: `the field ${JSON.stringify(field)}`, read: ({ fields }) => follow(fields, field).value };
}

/** Where a way through nested fields leads, and whether its last step is there (null is). */
export function follow(
  fields: unknown,
  way: readonly (string | number)[],
): { readonly isThere: boolean; readonly value: unknown } {
  let value = fields;
  let isThere = true;
  for (const step of way) {
    if (Array.isArray(value) && typeof step === 'number') {
      const index = step < 0 ? value.length + step : step;
      isThere = index >= 0 && index < value.length;
      value = value[index];
    } else {
      isThere = isMembers(value) && Object.hasOwn(value, step);
      value = isThere && isMembers(value) ? value[step] : undefined;
    }
  }
  return { isThere, value };
}

function joinedValue(
  specs: readonly ValueSpec[],
  separator: string,
  path: Path,
  context: ValueContext,
): Value {
  const parts = specs.map((spec, index) => compileValue(spec, [...path, 'fields', index], context));
  return {
    name: parts.map((part) => part.name).join(' with '),
    // A part that is blank stays a part: ("a", "") and ("", "a") are different keys.
    read: (row) => {
      const texts = parts.map((part) => textOf(part, row));
      return texts.every((text) => text === undefined)
        ? undefined
        : texts.map((text) => text ?? '').join(separator);
    },
  };
}

function captureValue(capture: string): Value {
  return {
    name: `{${capture}} of the path`,
    read: ({ captures }) => (Object.hasOwn(captures, capture) ? captures[capture] : undefined),
  };
}

function positionValue(digits: true | number): Value {
  const width = digits === true ? 1 : digits;
  return { name: 'the position', read: (row) => String(row.position).padStart(width, '0') };
}

function expressionValue(expression: string, context: ValueContext): Value {
  const index = context.expressions.push(expression) - 1;
  return {
    name: `the expression ${expression.length > 60 ? `${expression.slice(0, 60)}…` : expression}`,
    read: ({ computed }) => {
      const result = computed[index];
      if (result && 'error' in result) throw new UnusableCell(result.error);
      return result?.value;
    },
  };
}

function lookupValue(spec: ValueMapSpec, path: Path, context: ValueContext): Value {
  const names = typeof spec.lookup === 'string' ? [spec.lookup] : (spec.lookup ?? []);
  const tables = names.flatMap((name) => context.lookups[name] ?? []);
  const key = compileValue(spec.key ?? '', [...path, 'key'], context);
  const otherwise =
    spec.otherwise === undefined ? undefined : compileValue(spec.otherwise, [...path, 'otherwise'], context);
  return {
    name: `what ${names.join(', ')} has for ${key.name}`,
    read: (row) => {
      const wanted = textOf(key, row);
      const found = wanted === undefined ? undefined : tables.find((table) => table.has(wanted));
      return found && wanted !== undefined ? found.get(wanted) : otherwise?.read(row);
    },
  };
}

function binnedValue(spec: ValueMapSpec, path: Path, context: ValueContext): Value {
  const { words, characters, number } = spec;
  const [kind, of] =
    words !== undefined
      ? (['words', words] as const)
      : characters !== undefined
        ? (['characters', characters] as const)
        : (['number', number ?? ''] as const);
  const measured = compileValue(of, [...path, kind], context);
  const bins = spec.bins ?? [];
  return {
    name: kind === 'number' ? `the bin of ${measured.name}` : `the ${kind} of ${measured.name}`,
    read: (row) => {
      const size = kind === 'number' ? numberOf(measured, row) : count(kind, textOf(measured, row) ?? '');
      if (size === undefined) return undefined;
      const bin = bins.find(({ up_to }) => up_to === undefined || size <= up_to);
      if (bin) return bin.is;
      throw new UnusableCell(`${measured.name}: ${size} is above every bin`);
    },
  };
}

function count(kind: 'words' | 'characters', text: string): number {
  if (kind === 'characters') return [...text].length;
  const trimmed = text.trim();
  return trimmed === '' ? 0 : trimmed.split(/\s+/).length;
}
