import { hashText } from '../../domain/hash.ts';

/** A document's value, or why it is none. */
export type ParsedJson = { readonly value: unknown } | { readonly broken: string };

/**
 * Parses JSON, and the three constants that Python writes although JSON has no word for them: NaN, Infinity
 * and -Infinity become the JavaScript numbers of the same name, so that a reader can say "unscored" instead
 * of inventing a number. Everything else that JSON forbids stays forbidden.
 *
 * @example parseJson('{"value": NaN}') // { value: { value: NaN } }
 */
export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return /NaN|Infinity/.test(text) ? parseWithConstants(text, why) : { broken: why };
  }
}

const CONSTANTS: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

/**
 * Quotes the bare constants behind a mark, parses, and takes the mark off. The mark is the text's own hash:
 * no text can contain it, not even behind escapes.
 */
function parseWithConstants(text: string, why: string): ParsedJson {
  const mark = hashText(text);
  const marked = outsideStrings(text, (piece) =>
    piece.replace(/(?:-?Infinity|NaN)(?!\s*:)/g, (name) => JSON.stringify(mark + name)),
  );
  try {
    return { value: restore(JSON.parse(marked), mark) };
  } catch {
    return { broken: why };
  }
}

/** Scans by `indexOf`, not by one regular expression: those overflow on strings of many megabytes. */
function outsideStrings(text: string, change: (piece: string) => string): string {
  const pieces: string[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('"', at);
    if (open < 0) break;
    const close = endOfString(text, open);
    pieces.push(change(text.slice(at, open)), text.slice(open, close));
    at = close;
  }
  return pieces.join('') + change(text.slice(at));
}

function endOfString(text: string, open: number): number {
  for (let quote = text.indexOf('"', open + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

function restore(root: unknown, mark: string): unknown {
  const holder = [root];
  const open: object[] = [holder];
  for (let container = open.pop(); container !== undefined; container = open.pop()) {
    for (const [key, member] of Object.entries(container)) {
      if (typeof member === 'string' && member.startsWith(mark)) {
        const value = CONSTANTS[member.slice(mark.length)];
        Object.defineProperty(container, key, {
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      } else if (typeof member === 'object' && member !== null) open.push(member);
    }
  }
  return holder[0];
}
