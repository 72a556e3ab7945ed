/** Marks a text that is stored as JSON. Texts that begin with it themselves are stored as JSON too. */
const MARK = '\u0010json';

/**
 * A text as the database can hold it. UTF-8 has no lone surrogates, and a model's reply cut inside an emoji
 * ends in one: it would come back as U+FFFD, no longer word for word. Such texts are stored as JSON.
 */
export function toStored(text: string): string {
  return text.isWellFormed() && !text.startsWith(MARK) ? text : MARK + JSON.stringify(text);
}

/** The text that `toStored` was given. */
export function fromStored(stored: string): string {
  if (!stored.startsWith(MARK)) return stored;
  const text: unknown = JSON.parse(stored.slice(MARK.length));
  return typeof text === 'string' ? text : stored;
}
