import type { AskBatch } from './batch.ts';
import type { Answer, JudgeRequest } from './judge-answer.ts';

export type { Answer, Finish, JudgeError, JudgeRequest } from './judge-answer.ts';

/** One question to one judge about one item. Local judges look at the item, models at the request. */
export interface Question {
  readonly item: string;
  readonly facets: Readonly<Record<string, string>>;
  /** The item as this candidate's view shows it. */
  readonly shown: string;
  readonly criteria: readonly string[];
  readonly presentation: string;
  readonly repeat: number;
  readonly occasion: number;
  /** Absent for judges that need no template. */
  readonly request?: JudgeRequest;
}

/** The port that every judge implements: a model behind a provider, or a program. */
export interface AskJudge {
  /** What identifies the judge in candidates' hashes and reply keys: provider, model, settings as sent. */
  readonly identity: Readonly<Record<string, unknown>>;
  /** True where no network and no money is involved: no time, latency or cost is stored. */
  readonly local: boolean;
  /**
   * Asks once; retrying is the caller's. Never rejects but for a bug or an abort.
   * @throws the signal's reason when it is aborted.
   */
  ask(question: Question, signal: AbortSignal): Promise<Answer>;
  /** Where the provider takes many requests at once. */
  readonly batch?: AskBatch;
}
