import { canonicalJson } from '../../domain/canonical-json.ts';
import { isMembers, UnexpectedMember } from './expect.ts';

const DEEPEST = 200;

/**
 * A tool call's arguments as the text that judges and people read: a text as the agent wrote it, anything
 * else as canonical JSON. NaN and the infinities, which JSON cannot say, are written as texts.
 *
 * @throws UnexpectedMember where values are nested more than 200 deep.
 */
export function argumentsText(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  return canonicalJson(sayable(value ?? {}, path, 0));
}

function sayable(value: unknown, path: string, depth: number): unknown {
  if (depth > DEEPEST) throw new UnexpectedMember(path, `at most ${DEEPEST} levels of nesting`, value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.map((entry) => sayable(entry, path, depth + 1));
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, sayable(member, path, depth + 1)]),
  );
}
