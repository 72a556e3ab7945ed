import { UnusableCell } from '../annotations/cells.ts';
import { scalarText } from '../source/scalar-text.ts';
import type { Row } from './row.ts';

/** A value of a mapping, ready to be read from rows. */
export interface Value {
  /** In words, for reasons in the rejects file: `the field "Question"`. */
  readonly name: string;
  /**
   * What the row holds, of whatever type; `undefined` or null where it holds nothing.
   * @throws UnusableCell where the row holds something that cannot be used.
   */
  readonly read: (row: Row) => unknown;
}

/** A value's text; `undefined` where it is blank: absent, null, not a number, or white space alone. */
export function textOf(value: Value, row: Row): string | undefined {
  const found = value.read(row);
  if (typeof found === 'object' && found !== null) {
    throw new UnusableCell(`${value.name} is ${Array.isArray(found) ? 'a list' : 'an object'}, not a text`);
  }
  const text = scalarText(found);
  return text === undefined || text.trim() === '' ? undefined : text;
}

/** @throws UnusableCell where the value is blank. */
export function requiredText(value: Value, row: Row): string {
  const text = textOf(value, row);
  if (text === undefined) throw new UnusableCell(`${value.name} is empty`);
  return text;
}

/** A value's number. @throws UnusableCell where it holds something else; `undefined` where it is blank. */
export function numberOf(value: Value, row: Row): number | undefined {
  const text = textOf(value, row);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isFinite(number)) return number;
  throw new UnusableCell(`${value.name} is "${text.slice(0, 80)}", not a number`);
}
