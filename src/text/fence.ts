import { sanitise } from './sanitise.ts';

/**
 * Untrusted text of several lines as a Markdown code block, which its content cannot close: the fence is
 * longer than any run of backticks inside. Hidden characters are made visible. Ends in a newline.
 *
 * @example fence('a\nb') // '```text\na\nb\n```\n'
 */
export function fence(text: string): string {
  const content = sanitise(text, { multiline: true });
  const longest = content.match(/`{3,}/g)?.reduce((most, run) => Math.max(most, run.length), 0) ?? 2;
  const marks = '`'.repeat(longest + 1);
  return `${marks}text\n${content}\n${marks}\n`;
}
