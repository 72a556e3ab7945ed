import type { JsonSchema } from './json-schema.ts';
import type { Usage } from './trial.ts';

/** What a judge is asked, the same for every provider. Equal requests to equal judges are equal bytes. */
export interface JudgeRequest {
  readonly system: string;
  /** The user message's parts, in order. `shared` marks a part that other templates or repeats send unchanged. */
  readonly user: readonly { readonly text: string; readonly shared: boolean }[];
  /** Several calls begin with the shared parts: worth a place in the provider's cache. Decides nothing that is asked. */
  readonly keep?: boolean;
  /** The shape the reply must have, where the template asks for JSON; otherwise free text. */
  readonly schema?: { readonly name: string; readonly schema: JsonSchema };
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
  /** The request may have been answered, and billed, and the reply lost on the way. */
  readonly mayBeBilled?: true;
}
