import { type SanitiseOptions, sanitise } from './sanitise.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Untrusted text for XML 1.0 such as JUnit reports, as text or inside a quoted attribute (there leave the
 * default, a single line: XML reads a newline in an attribute as a space). Characters that XML forbids even
 * as references are made visible first, and `]]>` cannot be formed. Not for CDATA, which knows no entities.
 *
 * @example escapeXml('a\u0000]]>') // 'a␀]]&gt;'
 */
export function escapeXml(text: string, options?: SanitiseOptions): string {
  return sanitise(text, options).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
