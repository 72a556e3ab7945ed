import { monteCarloPValue } from '../hypotheses/monte-carlo.ts';
import type { RandomStream } from '../random/random.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import { type GroupRate, pearson } from './equal-rates.ts';

/**
 * Permutation test that rates are the same in all groups, of one rate or of several at once (FPR and FNR): the events
 * are dealt anew to the items, each rate's among its own, and the sum of the chi-squares is compared with what was
 * seen. Needs no group to be large: at most 5 % of equal rates are called different at the 5 % level, however
 * different the groups' sizes.
 *
 * A small p-value says that some rate differs between groups. For independent items. Rates with nothing to compare are
 * passed over; there is no test where none is left.
 *
 * Fisher 1935, The Design of Experiments; Edgington & Onghena 2007, Randomization Tests.
 *
 * @param rates per rate its groups; counts are whole numbers
 * @throws RangeError when a count is not a whole number, or events are not between 0 and the total.
 * @example
 * permutedRates([[{ events: 5, total: 5 }, { events: 0, total: 5 }]], stream(1), 999).value < 0.05 // true
 * permutedRates([[{ events: 1, total: 5 }, { events: 1, total: 5 }]], stream(1), 999).value // 1
 */
export function permutedRates(
  rates: readonly (readonly GroupRate[])[],
  random: RandomStream,
  replicates = 9999,
): Statistic {
  for (const { events, total } of rates.flat()) {
    if (!(Number.isInteger(events) && Number.isInteger(total))) {
      throw new RangeError(`${events} of ${total} cannot be dealt anew: counts are whole numbers`);
    }
  }
  const tested = rates.filter((groups) => pearson(groups) !== undefined);
  if (tested.length === 0) {
    return none('there are no two groups to compare, or the events happen always or never');
  }
  const sum = (deals: readonly (readonly GroupRate[])[]) =>
    deals.reduce((all, groups) => all + (pearson(groups) ?? 0), 0);
  const bar = sum(tested) * (1 - 1e-9);
  const dealers = tested.map(dealer);
  return defined(monteCarloPValue(() => sum(dealers.map((deal) => deal(random))) >= bar, replicates));
}

/** Deals the events of one rate, or the rest, to its items, without replacement; each time over the same groups. */
function dealer(groups: readonly GroupRate[]): (random: RandomStream) => readonly GroupRate[] {
  const dealt = groups.map(({ total }) => ({ events: 0, total }));
  const items = groups.reduce((sum, { total }) => sum + total, 0);
  const events = groups.reduce((sum, own) => sum + own.events, 0);
  // Whichever is fewer is dealt, events or the rest: both have the same chi-square.
  const cards = Math.min(events, items - events);
  return (random) => {
    for (const group of dealt) group.events = 0;
    for (let card = 0; card < cards; card++) {
      let place = Math.floor(random.nextUniform() * (items - card));
      for (const group of dealt) {
        place -= group.total - group.events;
        if (place >= 0) continue;
        group.events++;
        break;
      }
    }
    return dealt;
  };
}
