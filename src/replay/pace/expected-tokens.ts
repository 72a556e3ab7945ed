import type { Usage } from '../../domain/trial.ts';
import type { ToAsk } from '../engine.ts';
import type { RateLimit } from './rate-limit.ts';

/** Of a first reply, where nothing has come back yet. */
const USUAL_OUTPUT = 500;

/** What calls are expected to count against limits of tokens: their input, and as much output as those before. */
export class ExpectedTokens {
  readonly #outputs = new Map<string, { replies: number; tokens: number }>();

  /** 0 where no limit counts tokens: then none need be counted. */
  async of(candidate: string, limits: readonly RateLimit[], { largest }: ToAsk): Promise<number> {
    if (limits.every(({ tokensPerMinute }) => tokensPerMinute === undefined)) return 0;
    const { inputTokens, outputTokens } = await largest();
    const known = this.#outputs.get(candidate);
    const usual = known === undefined ? USUAL_OUTPUT : Math.ceil(known.tokens / known.replies);
    return inputTokens + Math.min(outputTokens, usual);
  }

  learn(candidate: string, { outputTokens }: Usage): void {
    const known = this.#outputs.get(candidate) ?? { replies: 0, tokens: 0 };
    this.#outputs.set(candidate, { replies: known.replies + 1, tokens: known.tokens + outputTokens });
  }
}
