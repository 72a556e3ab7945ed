import { isMembers } from '../source/expect.ts';

const REFERENCE = /attachment:\/\/([0-9a-f]{32})/g;

/** Puts attached texts back where a sample refers to them, and remembers which it does not hold. */
export interface Attachments {
  readonly resolve: (text: string) => string;
  readonly missing: ReadonlySet<string>;
}

/** @param value the sample's `attachments`: hash -> text. */
export function readAttachments(value: unknown): Attachments {
  const texts = new Map(Object.entries(isMembers(value) ? value : {}));
  const missing = new Set<string>();
  const lookUp = (reference: string, hash: string): string => {
    const text = texts.get(hash);
    if (typeof text === 'string') return text;
    missing.add(reference);
    return reference;
  };
  return {
    // One pass: a text that was put in is not searched again, so it cannot pull in others or itself.
    resolve: (text) => (text.includes('attachment://') ? text.replace(REFERENCE, lookUp) : text),
    missing,
  };
}
