import { isMembers, member, readJsonObject } from '../../prompt/output/json-object.ts';

/**
 * The passages that a reply quotes under a criterion: its member `quotes`, beside the label, where the template asks for
 * it. Free text quotes nothing that could be told from emphasis.
 */
export function quotesInReply(text: string, criterion: string): readonly string[] {
  const reply = readJsonObject(text);
  if (typeof reply === 'string') return [];
  const own = member(reply, criterion);
  const quotes = member(isMembers(own) ? own : reply, 'quotes');
  if (!Array.isArray(quotes)) return [];
  return quotes.filter((quote): quote is string => typeof quote === 'string' && plain(quote) !== '');
}

/**
 * Whether every part of a quote stands in the text; what is left out may be marked by `...`. White space, case and the
 * kind of quotation mark do not count.
 *
 * @param text already `plain`
 */
export function isQuoted(quote: string, text: string): boolean {
  return plain(quote)
    .split(/\.\.\.|…|\[\.\.\.\]/)
    .every((part) => text.includes(part.trim()));
}

/** Text as quotes are compared. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201e\u2033«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
