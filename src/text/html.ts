import { type SanitiseOptions, sanitise } from './sanitise.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Untrusted text for HTML, as an element's text or inside a quoted attribute. Hidden characters are made
 * visible first. Not for URLs, scripts or style.
 *
 * @example escapeHtml('<img src=x>') // '&lt;img src=x&gt;'
 */
export function escapeHtml(text: string, options?: SanitiseOptions): string {
  return sanitise(text, options).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
