/** Providers keep a prefix for five minutes or more; of so many the last are remembered. */
const MOST_WARM = 1024;

/**
 * Calls that begin with the same long text. The first goes alone, so that the provider has the text in its cache
 * when the others come; those wait until it is back.
 */
export class PrefixGroups<Call> {
  readonly #cold = new Map<string, Call[]>();
  readonly #warm = new Set<string>();

  /**
   * 0 for a call that may go: the first of its prefix, or one whose prefix is warm. Else it is kept until `warmed`,
   * and the number of those kept is returned.
   */
  join(prefix: string, call: Call): number {
    if (this.#warm.has(prefix)) return 0;
    const waiting = this.#cold.get(prefix);
    if (waiting !== undefined) return waiting.push(call);
    this.#cold.set(prefix, []);
    return 0;
  }

  /** The first is back, or was waited for long enough; returns those that waited. */
  warmed(prefix: string): readonly Call[] {
    const waiting = this.#cold.get(prefix);
    if (waiting === undefined) return [];
    this.#cold.delete(prefix);
    this.#warm.add(prefix);
    const [oldest] = this.#warm;
    if (this.#warm.size > MOST_WARM && oldest !== undefined) this.#warm.delete(oldest);
    return waiting;
  }
}
