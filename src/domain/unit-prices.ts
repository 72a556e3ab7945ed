/** US dollars per million tokens, as they were when the reply was paid. */
export interface UnitPrices {
  readonly input: number;
  readonly output: number;
  /** Of input read from the provider's cache; absent where it costs what other input does. */
  readonly cachedInput?: number;
  /** Of input written to it; absent where that costs what other input does. */
  readonly cacheWrite?: number;
}
