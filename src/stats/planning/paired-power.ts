import { binomialCdf, normalQuantile } from '../random/distributions.ts';
import { checkWithin } from './check-share.ts';

/** How often one of two judges is right where the other is wrong. */
export interface Discordance {
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

/**
 * Discordance of two judges on the same items from how often each is right and how far their errors go together.
 *
 * Shares of items. Correlation 0 = errors are independent; 1 = the same items (only for equal accuracies).
 *
 * Of two binary outcomes with that phi coefficient: Yule 1912, Journal of the Royal Statistical Society 75:579-652.
 *
 * @throws RangeError when an accuracy is not strictly between 0 and 1, or no two judges of these accuracies can have
 *   that correlation.
 * @example
 * discordanceOf({ first: 0.9, second: 0.8, correlation: 0.5 }) // { onlyFirst: 0.12, onlySecond: 0.02 }
 */
export function discordanceOf(judges: {
  readonly first: number;
  readonly second: number;
  readonly correlation: number;
}): Discordance {
  const { first, second, correlation } = judges;
  checkWithin('an accuracy', first, 0, 1);
  checkWithin('an accuracy', second, 0, 1);
  if (!(correlation >= -1 && correlation <= 1))
    throw new RangeError(`a correlation lies between -1 and 1, got ${correlation}`);
  const spread = Math.sqrt(first * (1 - first) * second * (1 - second));
  const bothWrong = (1 - first) * (1 - second) + correlation * spread;
  const onlyFirst = 1 - second - bothWrong;
  const onlySecond = 1 - first - bothWrong;
  if (Math.min(bothWrong, onlyFirst, onlySecond, 1 - bothWrong - onlyFirst - onlySecond) < -1e-12) {
    throw new RangeError(
      `judges that are right ${first} and ${second} of the time cannot have an error correlation of ${correlation}`,
    );
  }
  return { onlyFirst: Math.max(0, onlyFirst), onlySecond: Math.max(0, onlySecond) };
}

/**
 * Power to tell two judges apart on the same items: the probability that McNemar's mid-p test, two-sided, shows the one
 * that is right more often to be so. Over all numbers of discordant items that the study may come to hold. 1 = always.
 *
 * Connor 1987, Biometrics 43:207-211, exact in place of the normal form; mid-p: Fagerland, Lydersen & Laake 2013, BMC
 * Medical Research Methodology 13:91.
 *
 * @throws RangeError when items is not a whole number >= 1, or the discordance is no share.
 * @example
 * pairedPower(200, { onlyFirst: 0.12, onlySecond: 0.02 }) // 0.9826399622
 */
export function pairedPower(items: number, discordance: Discordance, level = 0.95): number {
  const { onlyFirst, onlySecond } = discordance;
  const both = onlyFirst + onlySecond;
  if (!(Number.isInteger(items) && items >= 1)) throw new RangeError(`${items} is no number of items`);
  if (!(onlyFirst >= 0 && onlySecond >= 0 && both > 0 && both <= 1))
    throw new RangeError(`${onlyFirst} and ${onlySecond} are no discordance`);
  checkWithin('a level', level, 0, 1);
  const losing = Math.min(onlyFirst, onlySecond) / both;
  const spread = 9 * Math.sqrt(items * both * (1 - both)) + 9;
  const from = Math.max(1, Math.floor(items * both - spread));
  const to = Math.min(items, Math.ceil(items * both + spread));
  let power = 0;
  let most = -1;
  let before = binomialCdf(from - 1, items, both);
  for (let discordant = from; discordant <= to; discordant++) {
    most = mostLosses(discordant, 1 - level, most);
    const upTo = binomialCdf(discordant, items, both);
    power += (upTo - before) * binomialCdf(most, discordant, losing);
    before = upTo;
  }
  return power;
}

/**
 * How many items tell two judges apart with the given power, by `pairedPower`.
 *
 * Whole items, independent. Undefined where more than a million are needed, or the two are equal.
 *
 * Values and source as `pairedPower`; where the search begins: Connor 1987, Biometrics 43:207-211.
 *
 * @throws RangeError when the power is not strictly between 0 and 1, or the discordance is no share.
 * @example
 * itemsToTellJudges({ onlyFirst: 0.12, onlySecond: 0.02 }, 0.8) // 99
 */
export function itemsToTellJudges(discordance: Discordance, power: number, level = 0.95): number | undefined {
  checkWithin('a power', power, 0, 1);
  const { onlyFirst, onlySecond } = discordance;
  const gap = Math.abs(onlyFirst - onlySecond);
  const both = onlyFirst + onlySecond;
  const z = normalQuantile(1 - (1 - level) / 2);
  const about = ((z * Math.sqrt(both) + normalQuantile(power) * Math.sqrt(both - gap * gap)) / gap) ** 2;
  // Infinite where the two are equal.
  if (about > 1_000_000) return undefined;
  let enough = Math.max(8, Math.ceil(about));
  while (pairedPower(enough, discordance, level) < power) enough = Math.ceil(enough * 1.25);
  let short = 0;
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (pairedPower(middle, discordance, level) >= power) enough = middle;
    else short = middle;
  }
  return enough;
}

/** The most losses of the better judge at which the two-sided mid-p is at most `alpha`: under half; -1 where there is none. */
function mostLosses(discordant: number, alpha: number, from: number): number {
  let most = from;
  while (midP(most + 1, discordant) <= alpha) most++;
  return most;
}

function midP(losses: number, discordant: number): number {
  return binomialCdf(losses, discordant, 0.5) + binomialCdf(losses - 1, discordant, 0.5);
}
