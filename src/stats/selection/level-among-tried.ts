/**
 * The level at which statements about the candidates at hand must hold together, where more were tried on the same labels:
 * the chance of error is shared equally among all statements, so that those about candidates no longer at hand keep their
 * share (Bonferroni).
 *
 * Dunn 1961, Journal of the American Statistical Association 56:52-64.
 *
 * @param atHand statements made: one per candidate, or one per other candidate
 * @param inAll statements that could have been made
 * @throws RangeError when they are more than could have been made, or none.
 * @example
 * levelAmongTried(0.95, 3, 3) // 0.95
 * levelAmongTried(0.95, 2, 4) // 0.975
 */
export function levelAmongTried(level: number, atHand: number, inAll: number): number {
  if (!(atHand >= 1 && inAll >= atHand)) {
    throw new RangeError(`${atHand} statements of ${inAll} are no family`);
  }
  return 1 - ((1 - level) * atHand) / inAll;
}
