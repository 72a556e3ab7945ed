/**
 * How often the interval that a report shows holds the true value, over studies of many kinds: items, prevalence,
 * kappa, independent or in clusters. Every study goes through the functions that a report calls, what it withholds
 * and what it marks with a caution included, and is tallied so: coverage among what is shown without a caution, and
 * with one.
 *
 *   node bench/coverage-simulation.ts [--draws 2000] [--replicates 1000] [--only kappa,tpr] [--clusters 20,none] [--write]
 */
import { parseArgs } from 'node:util';
import type { Measure } from '../src/domain/measure.ts';
import { stream } from '../src/stats/index.ts';
import { type Cell, cellName, grid, truths } from './intervals/cell.ts';
import { drawStudy } from './intervals/draw-study.ts';
import { measureStudy, patternCounts, STRATA } from './intervals/measure-study.ts';
import { breaks, count, emptyTally, PROMISED, type Tally } from './intervals/tally.ts';

export interface CellResult {
  readonly cell: Cell;
  readonly tallies: ReadonlyMap<string, Tally>;
}

/** Simulates one cell. Deterministic in its name: cells can be run in any order. */
export function simulateCell(
  cell: Cell,
  draws: number,
  replicates: number,
  only?: ReadonlySet<string>,
): CellResult {
  const truth = truths(cell);
  const tallies = new Map<string, Tally>();
  const isClustered = cell.clusters !== undefined;
  const random = stream('coverage', cellName(cell));
  const known = new Map<string, readonly Measure[]>();
  for (let draw = 0; draw < draws; draw++) {
    const tables = drawStudy(cell, random);
    const seed = isClustered ? `${cellName(cell)}/${draw}` : patternCounts(tables, STRATA).join();
    // Independent items: equal counts are the same study, and have the same interval.
    const measures = known.get(seed) ?? measureStudy(tables, { isClustered, replicates, seed, only });
    if (!isClustered) known.set(seed, measures);
    for (const measure of measures) {
      const tally = tallies.get(measure.id) ?? emptyTally();
      tallies.set(measure.id, tally);
      count(tally, measure, truth.get(measure.id) ?? Number.NaN);
    }
  }
  return { cell, tallies };
}

function main(): void {
  const { values } = parseArgs({
    options: {
      draws: { type: 'string', default: '2000' },
      replicates: { type: 'string', default: '1000' },
      only: { type: 'string' },
      clusters: { type: 'string' },
      n: { type: 'string' },
    },
  });
  const only = values.only === undefined ? undefined : new Set(values.only.split(','));
  const wanted = values.clusters?.split(',');
  const cells = grid().filter(
    ({ clusters, n }) =>
      (wanted?.includes(String(clusters ?? 'none')) ?? true) &&
      (values.n === undefined || values.n.split(',').includes(String(n))),
  );
  for (const cell of cells) {
    const { tallies } = simulateCell(cell, Number(values.draws), Number(values.replicates), only);
    for (const [id, tally] of tallies) process.stdout.write(`${line(cell, id, tally)}\n`);
  }
}

function line(cell: Cell, id: string, { draws, withheld, clear, cautioned }: Tally): string {
  const parts = (['clear', 'cautioned'] as const).map((kind) => {
    const own = kind === 'clear' ? clear : cautioned;
    if (own.shown === 0) return '     -                              ';
    const mark = breaks(own, draws, PROMISED[kind], 0)
      ? breaks(own, draws, PROMISED[kind], 2)
        ? '**'
        : '* '
      : '  ';
    return `${(own.shown / draws).toFixed(2)} ${(own.covered / own.shown).toFixed(3)}${mark} (${(own.below / own.shown).toFixed(3)}, ${(own.above / own.shown).toFixed(3)}) w ${(own.width / own.shown).toFixed(2)}`;
  });
  return `${cellName(cell).padEnd(58)} ${id.padEnd(20)} ${parts.join('  | ')}  withheld ${(withheld / draws).toFixed(2)}`;
}

if (import.meta.main) main();
