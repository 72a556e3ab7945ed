import type { Interval } from '../../domain/measure.ts';
import { changedAtMost, extremesByMoves } from '../../stats/index.ts';
import type { Field } from '../field.ts';
import { total } from './changes.ts';

/** How the method of such an interval begins. */
export const NONE_CHANGED = 'no verdict changed: exact bound';

/**
 * The interval of a difference where no verdict changed: so many may yet change as an exact bound allows, and what they
 * could make of the figure, were they the worst or the best ones, are its ends.
 *
 * @param tables of every reference, one after the other, in which so many items' worth is
 * @param weight of all items together, in the tables' unit
 * @param items how many independent ones these are worth
 */
export function exactWhereNone(
  statistic: (tables: Float64Array) => number | undefined,
  tables: Float64Array,
  field: Field,
  { weight, items, level }: { readonly weight: number; readonly items: number; readonly level: number },
): Interval | undefined {
  const value = statistic(tables);
  const extremes = extremesOf(statistic, tables, field, changedAtMost(items, level) * weight);
  if (value === undefined || extremes === undefined) return undefined;
  return {
    low: Math.min(0, extremes.low - value),
    high: Math.max(0, extremes.high - value),
    level,
    method: NONE_CHANGED,
  };
}

/** The mean over references of each one's extremes: what changes the figure by one annotator most is put to each. */
function extremesOf(
  statistic: (tables: Float64Array) => number | undefined,
  tables: Float64Array,
  { size, references }: Field,
  mass: number,
): { readonly low: number; readonly high: number } | undefined {
  const ends: { readonly low: number; readonly high: number }[] = [];
  for (let reference = 0; reference < references; reference++) {
    const at = reference * size ** 2;
    const table = tables.slice(at, at + size ** 2);
    if (total(table) === 0) continue;
    const alone = new Float64Array(tables.length);
    const own = extremesByMoves({
      table,
      size,
      mass,
      statistic(moved) {
        alone.set(moved, at);
        return statistic(alone);
      },
    });
    if (own === undefined) return undefined;
    ends.push(own);
  }
  const mean = (end: 'low' | 'high') => ends.reduce((sum, own) => sum + own[end], 0) / ends.length;
  return { low: mean('low'), high: mean('high') };
}
