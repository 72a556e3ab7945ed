/**
 * The level at which bounds over the candidates at hand must hold, where more were tried on the same labels: the chance of
 * error is shared equally among all that were tried, so that those no longer at hand keep their share (Bonferroni).
 *
 * Comparisons of a candidate with the others are one fewer than the candidates.
 *
 * Dunn 1961, Journal of the American Statistical Association 56:52-64.
 *
 * @throws RangeError when fewer were tried than are at hand, or fewer than two are at hand.
 * @example
 * levelAmongTried(0.95, 3, 3) // 0.95
 * levelAmongTried(0.95, 3, 5) // 0.975
 */
export function levelAmongTried(level: number, atHand: number, tried: number): number {
  if (!(atHand >= 2 && tried >= atHand)) {
    throw new RangeError(`${atHand} candidates of ${tried} tried are no family of two or more`);
  }
  return 1 - ((1 - level) * (atHand - 1)) / (tried - 1);
}
