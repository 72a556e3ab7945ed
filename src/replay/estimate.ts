import type { Usage } from '../domain/trial.ts';
import type { PlannedTrial, StoredReply } from '../domain/trial-store.ts';
import type { PlannedCandidate } from './candidates.ts';
import type { Prepared } from './engine.ts';
import { OUTPUT_TOKENS } from './expected-output.ts';
import { costOf, savedByCache } from './money.ts';
import { sampleTrials } from './sample-trials.ts';

/** Trials that are looked at one by one; of more, an even sample of so many stands for all. */
const MOST_LOOKED_AT = 2000;

/** What one candidate's open trials will ask for. Counts are whole also where they are estimated. */
export interface CandidateEstimate {
  readonly candidate: PlannedCandidate;
  readonly trials: number;
  /** Calls over a network; 0 for programs. */
  readonly calls: number;
  /** Read from replies that are paid for already. */
  readonly reused: number;
  readonly tooLong: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the input, transcripts that an earlier call begins with, byte for byte: the provider's cache may have them. */
  readonly sharedTokens: number;
  /** US dollars that are less where providers' caches have all of the shared tokens; not taken off `cost`. */
  readonly cacheSaving: number;
  /** US dollars; absent where calls are made and the price is unknown. */
  readonly cost?: number;
}

export interface Estimate {
  readonly candidates: readonly CandidateEstimate[];
  readonly calls: number;
  readonly reused: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly sharedTokens: number;
  /** US dollars that are less where providers' caches have all of the shared tokens; not taken off `cost`. */
  readonly cacheSaving: number;
  /** US dollars where prices are known. */
  readonly cost: number;
  /** Names of the candidates that call and have no known price: what they cost is not in `cost`. */
  readonly unpriced: readonly string[];
  /** True where a sample was looked at. */
  readonly isSampled: boolean;
}

export interface EstimateInput {
  readonly candidates: readonly PlannedCandidate[];
  /** Candidate's hash -> how many open trials it has. */
  readonly counts: ReadonlyMap<string, number>;
  /** Open trials, in the order of the plan; gone through once. */
  readonly trials: AsyncIterable<PlannedTrial> | Iterable<PlannedTrial>;
  readonly prepare: (trial: PlannedTrial) => Promise<Prepared>;
  readonly replyByKey: (key: string) => Promise<StoredReply | undefined>;
}

/**
 * What a replay will ask for, before the first call: requests are rendered and counted, replies are expected to
 * be of a usual length for their form, and replies that were paid for before cost nothing.
 */
export async function estimateReplay(input: EstimateInput): Promise<Estimate> {
  const most = Math.ceil(MOST_LOOKED_AT / input.candidates.length);
  const samples = await sampleTrials(input.trials, input.counts, most);
  const keys = new Set<string>();
  const candidates: CandidateEstimate[] = [];
  let isSampled = false;
  for (const candidate of input.candidates) {
    const trials = input.counts.get(candidate.hash) ?? 0;
    isSampled ||= most < trials;
    const counts = new Counts(candidate);
    for (const trial of samples.get(candidate.hash) ?? []) await counts.look(trial, keys, input);
    candidates.push(counts.estimate(trials));
  }
  const sum = (of: (one: CandidateEstimate) => number) =>
    candidates.reduce((total, one) => total + of(one), 0);
  return {
    candidates,
    calls: sum(({ calls }) => calls),
    reused: sum(({ reused }) => reused),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    sharedTokens: sum(({ sharedTokens }) => sharedTokens),
    cacheSaving: sum(({ cacheSaving }) => cacheSaving),
    cost: sum(({ cost = 0 }) => cost),
    unpriced: candidates.filter(({ cost }) => cost === undefined).map(({ candidate }) => candidate.id),
    isSampled,
  };
}

/** Sums over the trials of one candidate that were looked at. */
class Counts {
  readonly #candidate: PlannedCandidate;
  #looked = 0;
  #calls = 0;
  #reused = 0;
  #tooLong = 0;
  #inputTokens = 0;
  #sharedTokens = 0;
  #cost = 0;
  #cacheSaving = 0;

  constructor(candidate: PlannedCandidate) {
    this.#candidate = candidate;
  }

  async look(trial: PlannedTrial, keys: Set<string>, { prepare, replyByKey }: EstimateInput): Promise<void> {
    this.#looked++;
    const prepared = await prepare(trial);
    if (prepared.kind === 'too long') {
      this.#tooLong++;
      return;
    }
    if (prepared.judge.local) return;
    const { replyKey, largest, prefix } = prepared;
    // Two trials with one request make one call.
    if (keys.has(replyKey) || (await replyByKey(replyKey)) !== undefined) {
      this.#reused++;
      return;
    }
    keys.add(replyKey);
    this.#calls++;
    const { inputTokens } = await largest();
    this.#inputTokens += inputTokens;
    const usage = { inputTokens, outputTokens: expectedOutput(this.#candidate) };
    const { prices } = this.#candidate.planned;
    // Call by call: where prices rise with the prompt's length, a sum has no price.
    if (prices !== undefined) this.#cost += costOf(usage, prices);
    if (prefix === undefined) return;
    // A prefix's name is JSON and a reply key a hash: they are never the same.
    if (keys.has(prefix.name)) {
      const cachedInputTokens = await prefix.tokens();
      this.#sharedTokens += cachedInputTokens;
      if (prices !== undefined) this.#cacheSaving += savedByCache({ ...usage, cachedInputTokens }, prices);
    }
    keys.add(prefix.name);
  }

  estimate(trials: number): CandidateEstimate {
    const candidate = this.#candidate;
    const ofAll = (sum: number) => (this.#looked === 0 ? 0 : (sum * trials) / this.#looked);
    const scaled = (count: number) => Math.round(ofAll(count));
    const calls = scaled(this.#calls);
    const usage: Usage = {
      inputTokens: scaled(this.#inputTokens),
      outputTokens: calls * expectedOutput(candidate),
    };
    const { prices } = candidate.planned;
    return {
      candidate,
      trials,
      calls,
      reused: scaled(this.#reused),
      tooLong: scaled(this.#tooLong),
      ...usage,
      sharedTokens: scaled(this.#sharedTokens),
      cacheSaving: ofAll(this.#cacheSaving),
      ...(calls === 0 ? { cost: 0 } : prices === undefined ? {} : { cost: ofAll(this.#cost) }),
    };
  }
}

/** Usual length of a reply: reasoning, then one label per criterion. */
function expectedOutput({ prompt, criteria, planned }: PlannedCandidate): number {
  if (prompt === undefined) return 0;
  return Math.min(planned.maxOutputTokens, OUTPUT_TOKENS[prompt.output] * Math.max(1, criteria.length));
}
