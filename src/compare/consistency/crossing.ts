import { callsAt } from '../calls.ts';
import type { CandidateContext } from '../context.ts';
import type { ConsistencyEntrant } from './entrant.ts';

/** A balanced part of the verdicts: every judge with every template, so many calls of each, on so many items. */
export interface Crossing {
  readonly view: string;
  readonly judges: readonly string[];
  readonly templates: readonly string[];
  readonly repeats: number;
  /** Judge by judge, within it template by template. */
  readonly cells: readonly ConsistencyEntrant[];
  readonly items: number;
}

/** Fewer items than this say too little about a source for it to be worth giving up others. */
const ENOUGH_ITEMS = 100;
/** More calls of one cell than this add little, and cost items that were asked less often. */
const MOST_REPEATS = 5;
/** Sets of templates that are tried; closed under intersection there are few. */
const MOST_SETS = 64;

/**
 * The balanced part that tells the most sources apart on at least 100 items; of those the one with the most verdicts.
 * Undefined where there is one judge, one template and one call, so that nothing can be told apart.
 */
export function crossingOf(
  context: CandidateContext,
  entrants: readonly ConsistencyEntrant[],
): Crossing | undefined {
  const views = [...new Set(entrants.map(({ contestant }) => contestant.candidate.view))].sort();
  let best: Crossing | undefined;
  for (const view of views) {
    const own = entrants.filter(({ contestant, isRanked }) => isRanked && contestant.candidate.view === view);
    for (const crossing of crossings(context, view, own)) {
      if (best === undefined || isBetter(crossing, best)) best = crossing;
    }
  }
  return best;
}

function isBetter(one: Crossing, two: Crossing): boolean {
  return sources(one) !== sources(two) ? sources(one) > sources(two) : verdicts(one) > verdicts(two);
}

function sources({ judges, templates, repeats, items }: Crossing): number {
  const several = [judges.length, templates.length, repeats].filter((levels) => levels > 1).length;
  return items >= ENOUGH_ITEMS ? several : 0;
}

function verdicts({ cells, repeats, items }: Crossing): number {
  return cells.length * repeats * items;
}

function* crossings(
  context: CandidateContext,
  view: string,
  entrants: readonly ConsistencyEntrant[],
): Iterable<Crossing> {
  const cellOf = new Map<string, Map<string, ConsistencyEntrant>>();
  for (const entrant of entrants) {
    const { judge, template = '' } = entrant.contestant.candidate;
    const own = cellOf.get(judge) ?? new Map<string, ConsistencyEntrant>();
    // Two versions of one name are two candidates; the first by id stands.
    if (!own.has(template)) own.set(template, entrant);
    cellOf.set(judge, own);
  }
  for (const templates of templateSets([...cellOf.values()].map((own) => [...own.keys()].sort()))) {
    const judges = [...cellOf.keys()]
      .filter((judge) => templates.every((one) => cellOf.get(judge)?.has(one)))
      .sort();
    const cells = judges.flatMap((judge) =>
      templates.flatMap((template) => cellOf.get(judge)?.get(template) ?? []),
    );
    const itemsWith = itemsByCalls(context, cells);
    for (let repeats = 1; repeats <= MOST_REPEATS; repeats++) {
      const items = itemsWith[repeats] as number;
      const isTold = cells.length > 1 || repeats > 1;
      if (items >= 2 && isTold) yield { view, judges, templates, repeats, cells, items };
    }
  }
}

/** The judges' own sets of templates, and what any of them share. */
function templateSets(own: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const sets = new Map(own.map((set) => [JSON.stringify(set), set]));
  for (const one of sets.values()) {
    for (const two of own) {
      const both = one.filter((template) => two.includes(template));
      if (both.length > 0 && sets.size < MOST_SETS) sets.set(JSON.stringify(both), both);
    }
  }
  return [...sets.values()];
}

/** How many items have at least 1, 2, ... verdicts in every cell. */
function itemsByCalls({ overall }: CandidateContext, cells: readonly ConsistencyEntrant[]): Int32Array {
  const items = new Int32Array(MOST_REPEATS + 1);
  for (const item of overall.items) {
    let fewest = MOST_REPEATS;
    for (const { calls } of cells) fewest = Math.min(fewest, callsAt(calls, item));
    for (let repeats = 1; repeats <= fewest; repeats++) items[repeats] = (items[repeats] as number) + 1;
  }
  return items;
}
