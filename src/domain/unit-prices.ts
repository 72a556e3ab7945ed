/** US dollars per million tokens, as they were when the reply was paid. */
export interface UnitPrices {
  readonly input: number;
  readonly output: number;
  /** Of input read from the provider's cache; absent where it costs what other input does. */
  readonly cachedInput?: number;
  /** Of input written to it; absent where that costs what other input does. */
  readonly cacheWrite?: number;
}

/** Prices of a whole request, output included, from so many input tokens on. */
export interface PriceStep extends UnitPrices {
  /** Cached input counts, too. */
  readonly from: number;
}

/**
 * Prices before a request's length is known: those of short prompts, and the steps above them. A reply is stored with
 * the prices of its own step alone, so that tokens of several replies can be summed before they are priced.
 */
export interface ListPrices extends UnitPrices {
  /** Ascending; absent where the price does not change with the prompt's length. */
  readonly steps?: readonly PriceStep[];
}
