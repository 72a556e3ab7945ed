import { O200K_TOKEN_SPLIT_REGEX } from 'gpt-tokenizer/encodingParams/constants';
import { countBytePairs } from './count-byte-pairs.ts';
import { Vocabulary } from './vocabulary.ts';

/** Long enough to miscount by a few tokens in a thousand at most, short enough that no text is slow. */
const CHUNK = 1024;

/** Pieces, most of them words, of which the count is kept. */
const MOST_KNOWN = 100_000;

/**
 * About how many tokens a text has, for estimates of size and cost before anything is sent. OpenAI's `o200k_base`
 * counts, whatever the model: others come out some 20 % apart. Any text is counted, special tokens such as
 * `<|endoftext|>` as the letters they are, in time proportional to its length.
 *
 * @param readVocabulary reads `o200k_base` as it is built with the program; not before a text is counted.
 * @example
 * const countTokens = tokenCounter(() => readFile(packageFile('dist/o200k_base.bin')));
 * await countTokens('To assay is to test.') // 6
 */
export function tokenCounter(readVocabulary: () => Promise<Uint8Array>): (text: string) => Promise<number> {
  let counting: Promise<(piece: string) => number> | undefined;
  return async (text) => {
    counting ??= readVocabulary().then((file) => pieceCounter(new Vocabulary(file)));
    const count = await counting;
    let tokens = 0;
    for (let start = 0; start < text.length; ) {
      const end = chunkEnd(text, start);
      for (const [piece] of text.slice(start, end).matchAll(O200K_TOKEN_SPLIT_REGEX)) tokens += count(piece);
      start = end;
    }
    return tokens;
  };
}

function pieceCounter(vocabulary: Vocabulary): (piece: string) => number {
  const known = new Map<string, number>();
  const encoder = new TextEncoder();
  return (piece) => {
    const before = known.get(piece);
    if (before !== undefined) return before;
    const bytes = encoder.encode(piece);
    const tokens = vocabulary.rank(bytes) === undefined ? countBytePairs(bytes, vocabulary) : 1;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(piece, tokens);
    return tokens;
  };
}

/** Not inside a pair of surrogates. */
function chunkEnd(text: string, start: number): number {
  const end = Math.min(start + CHUNK, text.length);
  const unit = text.charCodeAt(end - 1);
  const splitsPair = end < text.length && unit >= 0xd800 && unit <= 0xdbff;
  return splitsPair ? end - 1 : end;
}
