import { itemsIn, pooledGold } from './class-items.ts';
import type { Pairing } from './pair.ts';
import type { GoldClass, Rule } from './rule.ts';

const WITHHELD_BELOW = 5;
export const CAUTION_BELOW = 10;
/** Clusters that should hold either class: with fewer the simulated coverage of 95 % intervals is .92 to .99. */
export const CAUTION_BELOW_CLUSTERS = 30;

/**
 * Whether a number is shown, and what to mind about it. Withheld where it rests on fewer than 5 gold items of
 * either class it needs (of a rate given gold, the class it is of; of precision, fewer than 5 of the verdicts it is a
 * share of). A caution from 5 to 9, and for every figure where either class has fewer than 10 items or stands in fewer
 * than 30 clusters. With several references the one that has fewest counts.
 */
export function shownAndCautions(
  rule: Pick<Rule, 'classes' | 'beside' | 'givenVerdict'>,
  pairing: Pairing,
): { readonly shown: boolean; readonly cautions: readonly string[] } {
  const gold = pooledGold(pairing);
  const needed = rule.classes(gold).map((own): Counted => [itemsIn(own, pairing), own.name]);
  const { givenVerdict } = rule;
  if (givenVerdict !== undefined) needed.push([verdictsOf(givenVerdict.has, pairing), givenVerdict.name]);
  if (needed.length === 0) needed.push([pairing.n, undefined]);
  const few = needed.filter(([count]) => count < WITHHELD_BELOW);
  const withheld = few.map(
    ([count, name]) => `withheld: ${items(count)}${withName(name)}, at least ${WITHHELD_BELOW} are needed`,
  );
  const both = (rule.beside ?? rule.classes)(gold);
  const scarce = [...needed, ...both.map((own): Counted => [itemsIn(own, pairing), own.name])]
    .filter(
      ([count, name], at, all) => all.findIndex((other) => other[1] === name) === at && count < CAUTION_BELOW,
    )
    .filter((own) => !few.some(([, name]) => name === own[1]))
    .map(([count, name]) => `only ${items(count)}${withName(name)}`);
  return { shown: few.length === 0, cautions: [...withheld, ...scarce, ...thinlySpread(both, pairing)] };
}

/** Items, and what they have in common. */
type Counted = readonly [number, string | undefined];

function withName(name: string | undefined): string {
  return name === undefined ? '' : ` with ${name}`;
}

function thinlySpread(classes: readonly GoldClass[], pairing: Pairing): readonly string[] {
  if (pairing.units.kind === 'patterns') return [];
  return classes.flatMap((own) => {
    const clusters = clustersWith(own, pairing);
    if (clusters === 0 || clusters >= CAUTION_BELOW_CLUSTERS) return [];
    const words = clusters === 1 ? 'one cluster' : `${clusters} clusters`;
    return [`${own.name} stands in ${words} only, fewer than ${CAUTION_BELOW_CLUSTERS}`];
  });
}

function items(count: number): string {
  return count === 1 ? '1 item' : `${Number.isInteger(count) ? count : count.toFixed(1)} items`;
}

/** Items that got such a verdict, averaged over references; an item's repeats weigh as one. */
function verdictsOf(has: (label: number) => boolean, { units, size, scale, references }: Pairing): number {
  let weight = 0;
  for (let e = 0; e < units.entries; e++) {
    if (!has((units.cell[e] as number) % size)) continue;
    weight += (units.weight[e] as number) * (units.times[units.unit[e] as number] as number);
  }
  return weight / scale / references;
}

/** Clusters in which any reference has an item of the class. */
function clustersWith(goldClass: GoldClass, { units, size }: Pairing): number {
  let clusters = 0;
  let last = -1;
  for (let e = 0; e < units.entries; e++) {
    const unit = units.unit[e] as number;
    if (unit === last || !goldClass.has(Math.floor((units.cell[e] as number) / size) % size)) continue;
    clusters += units.times[unit] as number;
    last = unit;
  }
  return clusters;
}
