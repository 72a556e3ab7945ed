import { defined, none, type Statistic } from '../statistic.ts';
import type { CrossedDesign } from './crossed-design.ts';
import { ITEM, JUDGE, type MeanSquares, meanSquares, TEMPLATE } from './mean-squares.ts';

/** The sources of variance, in the order of reading; each but the last with its effect in bits. */
const EFFECT_OF = {
  item: ITEM,
  judge: JUDGE,
  template: TEMPLATE,
  itemJudge: ITEM | JUDGE,
  itemTemplate: ITEM | TEMPLATE,
  judgeTemplate: JUDGE | TEMPLATE,
  itemJudgeTemplate: ITEM | JUDGE | TEMPLATE,
} as const;

/** `rest` is what repeats differ by; with one repeat also the highest interaction, which cannot be told from it. */
export type Source = keyof typeof EFFECT_OF | 'rest';

/** All sources, in the order that reports list them. */
export const SOURCES: readonly Source[] = [
  'item',
  'judge',
  'template',
  'itemJudge',
  'itemTemplate',
  'judgeTemplate',
  'itemJudgeTemplate',
  'rest',
];

/** One number per source, in the squared unit of the values. Negative ones are as they came out. */
export type VarianceComponents = Readonly<Record<Source, Statistic>>;

/**
 * Variance components from sums that `addCrossedSums` added up: what `varianceComponents` gives, for whoever leaves out
 * items or clusters.
 *
 * Values, existence and source as `varianceComponents`.
 *
 * @example
 * componentsOfSums(Float64Array.of(2, 4, 4, 4, 4, 2, 2), { judges: 1, templates: 1, repeats: 2 }).item.value // 0.5
 */
export function componentsOfSums(sums: ArrayLike<number>, design: CrossedDesign): VarianceComponents {
  const squares = meanSquares(design, sums);
  const own = (source: Source) => componentOf(source, squares, design, sums[0] as number);
  return {
    item: own('item'),
    judge: own('judge'),
    template: own('template'),
    itemJudge: own('itemJudge'),
    itemTemplate: own('itemTemplate'),
    judgeTemplate: own('judgeTemplate'),
    itemJudgeTemplate: own('itemJudgeTemplate'),
    rest: own('rest'),
  };
}

function componentOf(source: Source, squares: MeanSquares, design: CrossedDesign, items: number): Statistic {
  const all = ITEM | (design.judges > 1 ? JUDGE : 0) | (design.templates > 1 ? TEMPLATE : 0);
  const hasRepeats = design.repeats > 1;
  if (items < 2) return none('components need two items');
  if (source === 'rest') {
    if (hasRepeats) return defined(squares.within);
    return all === ITEM
      ? none('one call per item: nothing tells its noise from the item')
      : defined(squares.effect[all] as number);
  }
  const effect = EFFECT_OF[source];
  if ((effect & ~all) !== 0) {
    return none((effect & ~all & JUDGE) === 0 ? 'there is one template only' : 'there is one judge only');
  }
  if (effect === all && !hasRepeats) {
    return none('one call per cell: it cannot be told from repeats');
  }
  return defined(solve(effect, all, squares) / valuesPerLevel(effect, design, items));
}

/** Expected mean squares, solved: inclusion and exclusion over the effects that hold this one. */
function solve(effect: number, all: number, { effect: squares, within }: MeanSquares): number {
  const beyond = all & ~effect;
  if (beyond === 0) return (squares[effect] as number) - within;
  let value = 0;
  for (let more = beyond; ; more = (more - 1) & beyond) {
    value += (isOdd(more) ? -1 : 1) * (squares[effect | more] as number);
    if (more === 0) return value;
  }
}

/** How many values stand behind one level of the effect. */
function valuesPerLevel(
  effect: number,
  { judges, templates, repeats }: CrossedDesign,
  items: number,
): number {
  return (
    (effect & ITEM ? 1 : items) *
    (effect & JUDGE ? 1 : judges) *
    (effect & TEMPLATE ? 1 : templates) *
    repeats
  );
}

function isOdd(effect: number): boolean {
  return ((effect & 1) + ((effect >> 1) & 1) + ((effect >> 2) & 1)) % 2 === 1;
}
