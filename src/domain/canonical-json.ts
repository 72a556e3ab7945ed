export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One text for one value: keys sorted by code point, no white space, so that equal values hash equally
 * whatever order they were built in. Members that are `undefined` are left out.
 *
 * @throws RangeError for NaN and the infinities, which JSON cannot say.
 * @example canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Canonical) return value.text;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`JSON has no ${value}`);
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    let members = '';
    // Sorted as texts are by themselves, which is by code unit.
    for (const key of Object.keys(value).sort()) {
      const member: unknown = Reflect.get(value, key);
      if (member === undefined) continue;
      members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
    }
    return `{${members}}`;
  }
  return JSON.stringify(value ?? null);
}

/** A value whose canonical text is known. */
class Canonical {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const KNOWN = new WeakMap<object, Canonical>();

/**
 * A value to stand in a larger one, made canonical the first time and not again: for values that never change and
 * are part of many, such as a judge's identity in the keys of all its replies.
 *
 * @example canonicalJson({ a: canonicalOnce({ c: 1, b: 2 }) }) // '{"a":{"b":2,"c":1}}'
 */
export function canonicalOnce(value: object): object {
  const known = KNOWN.get(value);
  if (known !== undefined) return known;
  const made = new Canonical(canonicalJson(value));
  KNOWN.set(value, made);
  return made;
}

/** Orders texts by UTF-16 code unit, the same on every machine: no locale takes part. */
export function compareCodePoints(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
