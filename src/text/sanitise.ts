import { EXCESS_MARKS, HIDDEN, reveal, SUSPECT } from './hidden.ts';

/** Whether a newline stays one (`true`) or is shown as `␊`, so that the text cannot leave its line. */
export interface SanitiseOptions {
  readonly multiline: boolean;
}

const SINGLE_LINE: SanitiseOptions = { multiline: false };

/**
 * Makes untrusted text safe to show and shows what it tried to hide: nothing is dropped. Apply it to each
 * field where it is displayed, before fields are joined; stored text stays as it came.
 *
 * Control characters become pictures (`␛`), others names or code points in brackets (`⟦RLO⟧`, `⟦9B⟧`,
 * `⟦tag:…⟧`, `⟦D800⟧`); a tab becomes two spaces; marks beyond the eighth on one base become `⟦+4 marks⟧`;
 * a mark with nothing to stand on gets `◌`. Sanitising twice changes nothing. The result holds no control
 * character other than, in multi-line text, newline. A text that contains a literal `⟦RLO⟧` is shown as
 * written; `countHidden` tells the two apart.
 *
 * @example sanitise('a\u001b[2Jb') // 'a␛[2Jb'
 */
export function sanitise(text: string, options: SanitiseOptions = SINGLE_LINE): string {
  // The common case, plain ASCII, pays for one scan.
  if (!/[^\n\x20-\x7e]/.test(text)) return flatten(text, options);
  if (!SUSPECT.test(text)) return flatten(text, options);
  const visible = text
    .replace(HIDDEN, reveal)
    .replace(EXCESS_MARKS, (marks) => `⟦+${Array.from(marks).length} marks⟧`)
    .replace(/^(?=\p{M})|\n(?=\p{M})/gu, (start) => `${start}◌`)
    .replaceAll('\t', '  ');
  return flatten(visible, options);
}

function flatten(text: string, options: SanitiseOptions): string {
  return options.multiline ? text : text.replaceAll('\n', '␊');
}
