/** Words before the first token's: how many tokens there are. */
const HEAD = 1;

/**
 * A tokenizer's vocabulary, as `build/vocabulary.ts` writes it: the tokens' bytes in their order, searched where they
 * lie. A map of all two hundred thousand takes longer to make than a small replay takes in all.
 *
 * The file is little-endian: n, as a word of 32 bits; n + 1 words, where each token begins and where the last one ends,
 * counted from the end of the words; n words, their ranks; their bytes.
 */
export class Vocabulary {
  readonly #starts: Uint32Array;
  readonly #ranks: Uint32Array;
  readonly #bytes: Uint8Array;

  constructor(file: Uint8Array) {
    // A copy begins where words may begin.
    const { buffer, byteOffset } = file.byteOffset % 4 === 0 ? file : new Uint8Array(file);
    const count = new Uint32Array(buffer, byteOffset, HEAD)[0] ?? 0;
    const words = new Uint32Array(buffer, byteOffset, HEAD + 2 * count + 1);
    this.#starts = words.subarray(HEAD, HEAD + count + 1);
    this.#ranks = words.subarray(HEAD + count + 1);
    this.#bytes = new Uint8Array(buffer, byteOffset + words.byteLength, this.#starts[count]);
  }

  /** The rank of the token that is `bytes[from]` up to `bytes[to]`; `undefined` where there is none. */
  rank(bytes: Uint8Array, from = 0, to = bytes.length): number | undefined {
    let low = 0;
    let high = this.#ranks.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(middle, bytes, from, to);
      if (order === 0) return this.#ranks[middle];
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** Below 0 where the token comes first. */
  #compare(token: number, bytes: Uint8Array, from: number, to: number): number {
    const start = this.#starts[token] ?? 0;
    const length = (this.#starts[token + 1] ?? 0) - start;
    const common = Math.min(length, to - from);
    for (let index = 0; index < common; index++) {
      const order = (this.#bytes[start + index] ?? 0) - (bytes[from + index] ?? 0);
      if (order !== 0) return order;
    }
    return length - (to - from);
  }
}
