import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A sequence of random numbers that depends on nothing but the names it was made from. Call its functions as methods. */
export interface RandomStream {
  /** A number from 0 (included) to 1 (excluded), with 53 random bits. */
  nextUniform(): number;
  /** A whole number from -2^31 to 2^31 - 1. */
  nextInt32(): number;
}

/**
 * The random stream of this name. The same seed and names give the same numbers on every machine, in whatever
 * order the work is done; different names give unrelated numbers. Name the purpose, never share one stream
 * between two measures: `stream(study.seed, 'kappa', candidate, criterion)`.
 *
 * The seed 7 and the seed '7' are the same. The 128 bits of state are the 64-bit FNV-1a hash of the names (each
 * with its length before it, so that 'ab', 'c' differs from 'a', 'bc'), spread by two steps of SplitMix64; the
 * generator is xoroshiro128+ of the pure-rand library.
 *
 * Fowler, Noll & Vo 1991; Steele, Lea & Flood 2014, OOPSLA; Blackman & Vigna 2021, ACM TOMS 47:36.
 *
 * @example
 * stream(7, 'kappa').nextUniform() === stream('7', 'kappa').nextUniform() // true
 */
export function stream(seed: string | number, ...names: readonly string[]): RandomStream {
  const hash = fnv1a([String(seed), ...names].map((name) => `${name.length}:${name}`).join(''));
  const first = splitMix(hash, 1n);
  const second = splitMix(hash, 2n);
  return new Xoroshiro(xoroshiro128plusFromState([high(first), low(first), high(second), low(second)]));
}

/** A class, because the engine draws from one twice as fast as from an object of closures. */
class Xoroshiro implements RandomStream {
  readonly #generator: ReturnType<typeof xoroshiro128plusFromState>;

  constructor(generator: ReturnType<typeof xoroshiro128plusFromState>) {
    this.#generator = generator;
  }

  nextInt32(): number {
    return this.#generator.next();
  }

  nextUniform(): number {
    const generator = this.#generator;
    return ((generator.next() >>> 5) * 67108864 + (generator.next() >>> 6)) / 9007199254740992;
  }
}

const MASK = (1n << 64n) - 1n;

/** FNV-1a over UTF-16 code units, low byte first: no text encoder needed, and lone surrogates are no problem. */
function fnv1a(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = ((hash ^ BigInt(unit & 0xff)) * 0x100000001b3n) & MASK;
    hash = ((hash ^ BigInt(unit >>> 8)) * 0x100000001b3n) & MASK;
  }
  return hash;
}

/** The `step`-th output of SplitMix64: a bijection, so that the two halves of a state are never both 0. */
function splitMix(seed: bigint, step: bigint): bigint {
  let z = (seed + step * 0x9e3779b97f4a7c15n) & MASK;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return z ^ (z >> 31n);
}

function high(word: bigint): number {
  return Number(BigInt.asIntN(32, word >> 32n));
}

function low(word: bigint): number {
  return Number(BigInt.asIntN(32, word));
}
