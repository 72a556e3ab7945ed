import { closest } from '../../domain/closest.ts';
import { scalarText } from '../source/scalar-text.ts';

/** Something a row says that cannot be used; the message is the reason in the rejects file. */
export class UnusableCell extends Error {
  override readonly name = 'UnusableCell';
}

type Values = Readonly<Record<string, unknown>>;

/** A cell's text, or `undefined` where it is blank: absent, null, not a number, or white space alone. */
export function optionalCell(values: Values, column: string): string | undefined {
  const value = values[column];
  if (typeof value === 'object' && value !== null) {
    throw new UnusableCell(`${column} is ${Array.isArray(value) ? 'a list' : 'an object'}, not a text`);
  }
  const text = scalarText(value);
  return text === undefined || text.trim() === '' ? undefined : text;
}

/** @throws UnusableCell where the cell is blank. */
export function requiredCell(values: Values, column: string): string {
  const text = optionalCell(values, column);
  if (text === undefined) throw new UnusableCell(`${column} is empty`);
  return text;
}

/** One of a closed list of words. @throws UnusableCell naming the word that was most likely meant. */
export function wordCell<Word extends string>(
  values: Values,
  column: string,
  words: readonly Word[],
): Word | undefined {
  const text = optionalCell(values, column)?.trim();
  if (text === undefined) return undefined;
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  const meant = closest(text, words);
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  throw new UnusableCell(`${column} is "${text}", not one of ${words.join(', ')}${hint}`);
}

/** A number within bounds. @throws UnusableCell for anything else. */
export function numberCell(
  values: Values,
  column: string,
  is: (value: number) => boolean,
  wanted: string,
): number | undefined {
  const text = optionalCell(values, column);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isFinite(value) && is(value)) return value;
  throw new UnusableCell(`${column} is "${text}", not ${wanted}`);
}

/** The message of an unusable cell; anything else is a bug and goes on. */
export function unusableReason(error: unknown): string {
  if (error instanceof UnusableCell) return error.message;
  throw error;
}
