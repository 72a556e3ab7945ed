import type { Position } from '../../../domain/problem.ts';
import { excerpt } from '../../source/excerpt.ts';
import { isMembers } from '../../source/expect.ts';
import type { FoundRecord } from './record.ts';

type Fields = Readonly<Record<string, unknown>>;
type GoodRecord = Extract<FoundRecord, { readonly fields: unknown }>;

/**
 * One record per leaf of nested objects (or lists, whose keys are positions from 1). The keys on the way
 * become fields; a leaf that is an object adds its own fields, any other is the field `value`.
 */
export function* unnestDocument(
  value: unknown,
  keys: readonly string[],
  file: string,
  entry: string,
): Generator<FoundRecord> {
  let position = 0;
  for (const leaf of leaves(value, keys)) {
    const at = { file, entry: entry + leaf.way.map((step) => `/${step}`).join('') };
    const found = leaf.isBroken
      ? { broken: notNested(leaf.way, keys) }
      : withKeys(isMembers(leaf.value) ? leaf.value : { value: leaf.value }, leaf.way, keys);
    position++;
    const raw = excerpt(JSON.stringify({ ...keysOf(leaf.way, keys), value: leaf.value }));
    yield 'broken' in found ? { at, raw, ...found } : { at, raw, position, ...found };
  }
}

/**
 * One record per leaf below the field `within` of a record, which keeps its other fields; the field itself
 * becomes the leaf. A field that holds neither object nor list stays one record, without keys.
 */
export function* unnestField(
  record: GoodRecord,
  within: string,
  keys: readonly string[],
): Generator<FoundRecord> {
  const value = Object.hasOwn(record.fields, within) ? record.fields[within] : undefined;
  if (typeof value !== 'object' || value === null) {
    yield record;
    return;
  }
  for (const leaf of leaves(value, keys)) {
    const at: Position = { ...record.at, entry: [record.at.entry ?? '', within, ...leaf.way].join('/') };
    if (leaf.isBroken) {
      yield { at, raw: record.raw, broken: notNested(leaf.way, keys) };
      continue;
    }
    const found = withKeys({ ...record.fields, [within]: leaf.value }, leaf.way, keys, within);
    yield 'broken' in found ? { at, raw: record.raw, ...found } : { ...record, at, ...found };
  }
}

interface Leaf {
  readonly way: readonly string[];
  readonly value: unknown;
  /** The value ends before every key had its level. */
  readonly isBroken: boolean;
}

function* leaves(value: unknown, keys: readonly string[], way: readonly string[] = []): Generator<Leaf> {
  if (keys.length === 0) {
    yield { way, value, isBroken: false };
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      const step = Array.isArray(value) ? String(Number(key) + 1) : key;
      yield* leaves(member, keys.slice(1), [...way, step]);
    }
  } else yield { way, value, isBroken: true };
}

function withKeys(
  fields: Fields,
  way: readonly string[],
  keys: readonly string[],
  own?: string,
): { readonly fields: Fields } | { readonly broken: string } {
  const taken = keys.find((key) => key !== own && Object.hasOwn(fields, key));
  if (taken === undefined) return { fields: { ...fields, ...keysOf(way, keys) } };
  return { broken: `the record has a field "${taken}" itself: give the key in unnest another name` };
}

function keysOf(way: readonly string[], keys: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(way.map((step, index) => [keys[index] ?? '', step]));
}

function notNested(way: readonly string[], keys: readonly string[]): string {
  const where = way.length === 0 ? 'the place' : way.map((step) => `/${step}`).join('');
  return `${where} holds no object whose keys could be ${keys[way.length] ?? ''}`;
}
