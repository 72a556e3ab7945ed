import type { JsonSchema } from './json-schema.ts';
import type { Usage } from './trial.ts';

/** What a judge is asked, the same for every provider. Equal requests to equal judges are equal bytes. */
export interface JudgeRequest {
  readonly system: string;
  /** The user message's parts, in order. `shared` marks a part that other templates or repeats send unchanged. */
  readonly user: readonly { readonly text: string; readonly shared: boolean }[];
  /** The shape the reply must have, where the template asks for JSON; otherwise free text. */
  readonly schema?: { readonly name: string; readonly schema: JsonSchema };
}

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

/** Why a reply ended. */
export type Finish = 'stop' | 'length' | 'refusal' | 'content_filter' | 'other';

/** What came of one attempt. An error is an answer too: only a broken disk throws. */
export type Answer =
  | {
      readonly kind: 'reply';
      /** Word for word. */
      readonly text: string;
      readonly finish: Finish;
      readonly servedModel?: string;
      readonly requestId?: string;
      readonly usage?: Usage;
      readonly latencyMs?: number;
    }
  | { readonly kind: 'error'; readonly error: JudgeError };

export interface JudgeError {
  /**
   * `transient` may succeed when asked again; `permanent` will not (bad request, wrong key); `protocol` is an
   * answer that is none of the provider's, such as a login page with status 200.
   */
  readonly kind: 'transient' | 'permanent' | 'protocol';
  /** Short, sanitised by whoever shows it; never holds a key or a header. */
  readonly message: string;
  readonly status?: number;
  /** Milliseconds the provider asked us to wait. */
  readonly retryAfterMs?: number;
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
}
