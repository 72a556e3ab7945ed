/** A JSON object whose members are not known yet. */
export type Members = Readonly<Record<string, unknown>>;

/** A member of a row that is missing or of another type than its format says. The message names it. */
export class UnexpectedMember extends Error {
  override readonly name = 'UnexpectedMember';

  constructor(path: string, expected: string, found: unknown) {
    super(`${path}: expected ${expected}, found ${describeValue(found)}`);
  }
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws UnexpectedMember, as do the others; `path` is as in `messages[2].content`. */
export function expectMembers(value: unknown, path: string): Members {
  if (isMembers(value)) return value;
  throw new UnexpectedMember(path, 'an object', value);
}

export function expectList(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new UnexpectedMember(path, 'a list', value);
}

export function expectText(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  throw new UnexpectedMember(path, 'a text', value);
}

/** A text, or `undefined` where the member is absent or null. */
export function optionalText(value: unknown, path: string): string | undefined {
  return value === undefined || value === null ? undefined : expectText(value, path);
}

/** An id as text; whole numbers are written out. Beyond 2^53 two ids would read as one, so they are refused. */
export function expectId(value: unknown, path: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw new UnexpectedMember(path, 'a text that is not empty or a whole number below 2^53', value);
}

/** One of a closed list of words. */
export function expectOneOf<Word extends string>(value: unknown, words: readonly Word[], path: string): Word {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw new UnexpectedMember(path, `one of ${words.join(', ')}`, value);
}

/** Refuses members that the format does not have: a misspelt one would be lost without a word. */
export function expectOnly(members: Members, names: readonly string[], path: string): Members {
  const stranger = Object.keys(members).find((name) => !names.includes(name));
  if (stranger === undefined) return members;
  throw new UnexpectedMember(path, `only the members ${names.join(', ')}`, stranger);
}

/** The message of an unexpected member; anything else is a bug and goes on. */
export function reasonOf(error: unknown): string {
  if (error instanceof UnexpectedMember) return error.message;
  throw error;
}

function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value !== 'string') return `the ${typeof value} ${value}`;
  return value.length > 40 ? `the text "${value.slice(0, 40)}…"` : `the text "${value}"`;
}
