import type { RateLimit } from './rate-limit.ts';
import { TokenBucket } from './token-bucket.ts';

/** The buckets of a host's rate limits, made when a call first counts against them. */
export class Buckets {
  readonly #now: () => number;
  readonly #requests = new Map<string, TokenBucket>();
  readonly #tokens = new Map<string, TokenBucket>();

  constructor(now: () => number) {
    this.#now = now;
  }

  wait(limits: readonly RateLimit[], tokens: number, now: number): number {
    let longest = 0;
    for (const [bucket, amount] of this.#of(limits, tokens)) {
      longest = Math.max(longest, bucket.wait(amount, now));
    }
    return longest;
  }

  take(limits: readonly RateLimit[], tokens: number, now: number): void {
    for (const [bucket, amount] of this.#of(limits, tokens)) bucket.take(amount, now);
  }

  withdraw(limits: readonly RateLimit[], tokens: number): void {
    for (const [bucket, amount] of this.#of(limits, tokens)) bucket.giveBack(amount);
  }

  /** Of tokens alone: a request that was sent is a request. */
  giveBack(limits: readonly RateLimit[], tokens: number): void {
    for (const { name } of limits) this.#tokens.get(name)?.giveBack(tokens);
  }

  *#of(limits: readonly RateLimit[], tokens: number): Generator<readonly [TokenBucket, number]> {
    for (const { name, requestsPerMinute, tokensPerMinute } of limits) {
      if (requestsPerMinute !== undefined) yield [this.#bucket(this.#requests, name, requestsPerMinute), 1];
      if (tokensPerMinute !== undefined) yield [this.#bucket(this.#tokens, name, tokensPerMinute), tokens];
    }
  }

  #bucket(buckets: Map<string, TokenBucket>, name: string, perMinute: number): TokenBucket {
    const known = buckets.get(name);
    if (known) return known;
    const made = new TokenBucket(perMinute, this.#now());
    buckets.set(name, made);
    return made;
  }
}
