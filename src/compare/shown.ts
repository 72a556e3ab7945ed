import { itemsIn, pooledGold } from './class-items.ts';
import type { Pairing } from './pair.ts';
import type { GoldClass, ItemClass, Rule } from './rule.ts';

export const WITHHELD_BELOW = 5;
export const CAUTION_BELOW = 10;
/** Clusters that should hold either class: with fewer the simulated coverage of 95 % intervals is .92 to .99. */
export const CAUTION_BELOW_CLUSTERS = 30;
/** Clusters that should hold a disagreement, for a figure that disagreements alone move. */
export const CAUTION_BELOW_MOVING = 10;

/**
 * Whether a number is shown, and what to mind about it. Withheld where it rests on fewer than 5 gold items of
 * either class it needs (of a rate given gold, the class it is of; of precision, fewer than 5 of the verdicts it is a
 * share of). A caution from 5 to 9, and for every figure where either class has fewer than 10 items or stands in fewer
 * than 30 clusters; of precision, where its verdicts are or do; of net bias, where there are fewer than 30 clusters in all
 * or fewer than 10 with a disagreement. With several references the one that has fewest counts.
 */
export function shownAndCautions(
  rule: Pick<Rule, 'classes' | 'beside' | 'givenVerdict' | 'movedBy'>,
  pairing: Pairing,
): { readonly shown: boolean; readonly cautions: readonly string[] } {
  const { givenVerdict } = rule;
  const gold = pooledGold(pairing);
  const own = (goldClass: GoldClass): Counted => [itemsIn(goldClass, pairing), goldClass.name];
  // Of a share of verdicts, the number of verdicts is what it rests on, not how many of gold's classes there are.
  const needed: readonly Counted[] =
    givenVerdict === undefined
      ? rule.classes(gold).map(own)
      : [[verdictsOf(givenVerdict.has, pairing), givenVerdict.name]];
  const resting = needed.length === 0 ? [[pairing.n, undefined] as const] : needed;
  const few = resting.filter(([count]) => count < WITHHELD_BELOW);
  const withheld = few.map(
    ([count, name]) => `withheld: ${items(count)}${withName(name)}, at least ${WITHHELD_BELOW} are needed`,
  );
  const beside = givenVerdict === undefined ? (rule.beside ?? rule.classes)(gold) : [];
  const minded = new Map([...resting, ...beside.map(own)].map((counted) => [counted[1], counted]));
  for (const [, name] of few) minded.delete(name);
  const scarce = [...minded.values()]
    .filter(([count]) => count < CAUTION_BELOW)
    .map(([count, name]) => `only ${items(count)}${withName(name)}`);
  const spread = rule.movedBy === undefined ? sides(beside, givenVerdict) : moving(rule.movedBy);
  return {
    shown: few.length === 0,
    cautions: [...withheld, ...scarce, ...thinlySpread(spread, pairing)],
  };
}

/** Items, and what they have in common. */
type Counted = readonly [number, string | undefined];

function withName(name: string | undefined): string {
  return name === undefined ? '' : ` with ${name}`;
}

/** Items of a kind, and the clusters that should hold one. */
interface Spread extends ItemClass {
  readonly wanted: number;
  /** Whether none at all is worth telling: of a class without items it is told already. */
  readonly evenNone?: true;
}

function sides(beside: readonly GoldClass[], givenVerdict: GoldClass | undefined): readonly Spread[] {
  const wanted = CAUTION_BELOW_CLUSTERS;
  return givenVerdict === undefined
    ? beside.map(({ name, has }) => ({ name, has: (gold) => has(gold), wanted }))
    : [{ name: givenVerdict.name, has: (_, judge) => givenVerdict.has(judge), wanted }];
}

function moving(movedBy: ItemClass): readonly Spread[] {
  return [
    { name: 'items', has: () => true, wanted: CAUTION_BELOW_CLUSTERS },
    { ...movedBy, wanted: CAUTION_BELOW_MOVING, evenNone: true },
  ];
}

function thinlySpread(spread: readonly Spread[], pairing: Pairing): readonly string[] {
  if (pairing.units.kind === 'patterns') return [];
  const thin = spread
    .map((own) => ({ ...own, clusters: clustersWith(own, pairing) }))
    .filter(({ clusters, wanted, evenNone }) => clusters < wanted && (clusters > 0 || evenNone));
  const each = thin.map(({ name, clusters }) => `${name} in ${clusters}`).join(', ');
  const wanted = [...new Set(thin.map((own) => own.wanted))].join(' and ');
  return thin.length === 0 ? [] : [`few clusters: ${each}; ${wanted} would do`];
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

/** Clusters in which any reference has such an item. */
function clustersWith({ has }: ItemClass, { units, size }: Pairing): number {
  let clusters = 0;
  let last = -1;
  for (let e = 0; e < units.entries; e++) {
    const unit = units.unit[e] as number;
    const cell = units.cell[e] as number;
    if (unit === last || !has(Math.floor(cell / size) % size, cell % size)) continue;
    clusters += units.times[unit] as number;
    last = unit;
  }
  return clusters;
}
