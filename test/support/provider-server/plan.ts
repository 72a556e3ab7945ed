/** What the server can do instead of answering well. */
export const FAULTS = [
  'rate_limited',
  'rate_limited_long',
  'rate_limited_bare',
  'no_quota',
  'server_error',
  'unavailable',
  'overloaded',
  'bad_request',
  'unauthorized',
  'reset_before',
  'reset_in_body',
  'slow',
  'malformed',
  'truncated',
  'html',
  'empty',
  'told_error',
  'redirect',
  'redirect_loop',
  'echo_key',
  'refusal',
  'cut_off',
  'content_filter',
  'window_exceeded',
  'wrong_label',
  'huge_usage',
] as const;

export type Fault = (typeof FAULTS)[number];

/** How the server behaves; sent to `/admin/plan`. */
export interface ServerPlan {
  /** The API key that requests must carry; absent: none may carry any. */
  readonly key?: string;
  readonly latencyMs: number;
  /** Of labels and of faults by rate. */
  readonly seed: string;
  /** Share of requests with one of `faults`, 0 to 1, by a hash of seed, body and try. */
  readonly faultRate: number;
  readonly faults: readonly Fault[];
  /** Labels of replies that are asked without a schema. */
  readonly labels: readonly string[];
  /** Such a reply; `{label}` stands for the label. */
  readonly form: string;
  /** The first whose text stands in the prompt says the label. */
  readonly script: readonly { readonly contains: string; readonly label: string }[];
  /** Share of the input that is told as cached. */
  readonly cachedShare: number;
  /** Where the fault `redirect` leads. */
  readonly redirectTo: string;
  /** What follows the model's name in replies: providers serve dated versions. */
  readonly servedVersion: string;
  /** How often a batch is asked about before it has ended. */
  readonly batchPolls: number;
  /** A batch is made, and the connection cut before its id is told. */
  readonly loseBatchReply: boolean;
  /** Milliseconds between making a batch and telling its id. */
  readonly batchDelayMs: number;
  readonly refuseBatches: boolean;
  /** Every batch of OpenAI's fails as a whole. */
  readonly failBatches: boolean;
  /** Results end in the middle of a line. */
  readonly cutResults: boolean;
}

export const DEFAULT_PLAN: ServerPlan = {
  latencyMs: 0,
  seed: '1',
  faultRate: 0,
  faults: [],
  labels: ['yes', 'no'],
  form: 'It is so.\nDECISION: {label}',
  script: [],
  cachedShare: 0.25,
  redirectTo: 'http://127.0.0.1:9/elsewhere',
  servedVersion: '2026-01-01',
  batchPolls: 1,
  loseBatchReply: false,
  batchDelayMs: 0,
  refuseBatches: false,
  failBatches: false,
  cutResults: false,
};
