import { sanitise } from '../text/sanitise.ts';

/** An id, label or facet value inside a sentence: one line, nothing hidden. Sanitised before it is joined. */
export function name(text: string): string {
  return sanitise(text);
}

/** The same in quotation marks, for labels and values that could be read as words of the sentence. */
export function quoted(text: string): string {
  return `"${sanitise(text)}"`;
}
