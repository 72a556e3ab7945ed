const MEGABYTE = 1_000_000;

/**
 * What one batch of ours holds at most. OpenAI takes 50,000 requests and 200 MB, Anthropic 100,000 and 256 MB; smaller
 * batches keep memory flat, and one that fails takes less with it.
 */
export const BATCH_LIMITS = { requests: 10_000, bytes: 50 * MEGABYTE } as const;

/** A batch that a crash hid was made at most so long before we noted it: clocks differ. */
export const CLOCKS_APART_MS = 10 * 60_000;
