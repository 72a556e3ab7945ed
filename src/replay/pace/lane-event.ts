/** What an endpoint does, as the run is told. */
export type LaneEvent = {
  readonly kind: 'endpoint';
  readonly host: string;
} & (
  | {
      /** `paused`: it wants no calls so long; `not answering`: none is sent so long; `given up`: but for one then. */
      readonly is: 'paused' | 'not answering' | 'given up';
      readonly milliseconds: number;
    }
  /** Calls that may be in flight now. */
  | { readonly is: 'slower' | 'faster'; readonly inFlight: number }
  /** The key is refused, call after call: nothing more is sent, and its trials stay open. */
  | { readonly is: 'refusing access'; readonly status: number; readonly because: string }
  | { readonly is: 'tried again' | 'answering again' }
);
