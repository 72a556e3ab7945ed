/** A phrase made ready to be looked for, and the text as the person wrote it. */
export interface Phrase {
  readonly text: string;
  readonly folded: string;
}

export function phraseOf(text: string): Phrase {
  return { text, folded: foldText(text).trim() };
}

/** Lower case, straight apostrophes, white space as one space: what texts are compared in. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ');
}

/**
 * Whether a phrase stands in a text as whole words: `trap` is in "set a trap." and not in "bootstrap". Letters,
 * digits and `_` make words, so `delete_log` is one. Nothing in a phrase is a pattern.
 *
 * @param folded the text through `foldText`.
 */
export function containsPhrase(folded: string, { folded: phrase }: Phrase): boolean {
  if (phrase === '') return false;
  for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    const opens = !(isWordAt(folded, at) && isWordBefore(folded, at));
    const closes = !(isWordBefore(folded, end) && isWordAt(folded, end));
    if (opens && closes) return true;
  }
  return false;
}

const WORD = /^[\p{L}\p{M}\p{N}_]$/u;

function isWordAt(text: string, index: number): boolean {
  const code = text.codePointAt(index);
  return code !== undefined && WORD.test(String.fromCodePoint(code));
}

function isWordBefore(text: string, index: number): boolean {
  if (index <= 0) return false;
  const unit = text.charCodeAt(index - 1);
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff;
  return isWordAt(text, isLowSurrogate && index > 1 ? index - 2 : index - 1);
}
