import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of a text, in lower-case hexadecimal. */
export function hashText(text: string): string {
  return hash('sha256', text);
}

/** SHA-256 of a value's canonical JSON: equal values have equal hashes. */
export function hashValue(value: unknown): string {
  return hashText(canonicalJson(value));
}
