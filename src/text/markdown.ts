import { sanitise } from './sanitise.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '`': '&#96;',
  '|': '&#124;',
  '\\': '&#92;',
};

/**
 * Untrusted text as one line of GitHub-flavoured Markdown, in a paragraph, list or table cell. It shows as
 * written (but for GitHub's `:emoji:` names) and forms nothing: no emphasis, code, link, image, HTML, table cell or block; no bare address
 * becomes a link; `@name` and `#12` neither notify nor refer, since their sign stands in code font.
 * Newlines become `␊`; for text of several lines use `fence`.
 *
 * @example escapeMarkdown('a|b @all') // 'a&#124;b `@`all'
 */
export function escapeMarkdown(text: string): string {
  const line = sanitise(text)
    .replace(/[&<>`|\\]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[*~[\]$]/g, '\\$&')
    // Between letters an underscore is only itself, and ids stay legible in the file.
    .replace(/(?<![a-zA-Z0-9])_|_(?![a-zA-Z0-9])/g, '\\_')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/(?<=www)\./gi, '&#46;')
    // The number of a character reference (`&#96;`) is ours, any other sign is the text's.
    .replace(/@(?=\w)|(?<!&)#(?=\d)/g, '`$&`')
    .replace(/^(?=[#+-]+(?:\s|$)|=)/, '\\')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
  return keepOuterSpaces(line);
}

/** Markdown drops spaces around a line and takes four in front for code. */
function keepOuterSpaces(line: string): string {
  const text = line.trim();
  const before = line.slice(0, line.length - line.trimStart().length);
  const after = text === '' ? '' : line.slice(line.trimEnd().length);
  const keep = (spaces: string) => spaces.replaceAll(' ', '&#32;');
  return keep(before) + text + keep(after);
}
