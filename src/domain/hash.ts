import { createHash, hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of a text, in lower-case hexadecimal. */
export function hashText(text: string): string {
  return hash('sha256', text);
}

/** The hash of the text that lines make, one below the other, without making it. */
export function hashLines(lines: Iterable<string>): string {
  const sum = createHash('sha256');
  let between = '';
  for (const line of lines) {
    sum.update(between + line);
    between = '\n';
  }
  return sum.digest('hex');
}

/** SHA-256 of a value's canonical JSON: equal values have equal hashes. */
export function hashValue(value: unknown): string {
  return hashText(canonicalJson(value));
}
