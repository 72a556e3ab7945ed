/**
 * How often the interval that a report shows holds the true value, over studies of many kinds: items, prevalence,
 * kappa, independent or in clusters. Every study goes through the functions that a report calls, what it withholds
 * and what it marks with a caution included, and is tallied so: coverage among what is shown without a caution, and
 * with one.
 *
 *   node bench/coverage-simulation.ts [--draws 2000] [--replicates 79] [--only kappa,tpr] [--clusters 20,none]
 *     [--results cells.jsonl] [--write]
 *
 * `--only` simulates these measures, all of them otherwise; `--results` keeps what is simulated and simulates of each
 * cell only the measures it does not hold. To simulate a measure again, take it out of the file.
 *
 * Prints what is outside the promised ranges; `--write` writes docs/coverage.md. An interval that is drawn takes the
 * 79 draws' 2nd and 78th value, between which 95 % of further draws lie on average; more make it steadier, not wider.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Measure } from '../src/domain/measure.ts';
import { stream } from '../src/stats/index.ts';
import { type Cell, cellName, grid, truths } from './intervals/cell.ts';
import { type CellResult, coveragePage } from './intervals/coverage-page.ts';
import { drawStudy } from './intervals/draw-study.ts';
import { measureStudy, patternCounts, STRATA } from './intervals/measure-study.ts';
import { breaks, type Coverage, count, emptyTally, PROMISED, type Tally } from './intervals/tally.ts';

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
  return { cell, replicates, tallies };
}

/** Results so far, one line a cell and its measures: a long simulation that is stopped goes on where it was. */
function resultsIn(path: string | undefined): Map<string, CellResult> {
  const found = new Map<string, CellResult>();
  if (path === undefined || !existsSync(path)) return found;
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const { cell, replicates, tallies } = JSON.parse(line);
    if (cell.clusters === null) cell.clusters = undefined;
    const before = found.get(cellName(cell))?.tallies ?? [];
    found.set(cellName(cell), { cell, replicates, tallies: new Map([...before, ...tallies]) });
  }
  return found;
}

function save(path: string, { cell, replicates, tallies }: CellResult): void {
  const saved = { cell: { ...cell, clusters: cell.clusters ?? null }, replicates, tallies: [...tallies] };
  appendFileSync(path, `${JSON.stringify(saved)}\n`);
}

function main(): void {
  const { values } = parseArgs({
    options: {
      draws: { type: 'string', default: '2000' },
      replicates: { type: 'string', default: '79' },
      only: { type: 'string' },
      clusters: { type: 'string' },
      results: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const [draws, replicates] = [Number(values.draws), Number(values.replicates)];
  const only = values.only === undefined ? undefined : new Set(values.only.split(','));
  const wanted = values.clusters?.split(',');
  const known = resultsIn(values.results);
  const results: CellResult[] = [];
  for (const cell of grid()) {
    if (wanted !== undefined && !wanted.includes(String(cell.clusters ?? 'none'))) continue;
    const before = known.get(cellName(cell));
    const missing = new Set([...(only ?? truths(cell).keys())].filter((id) => !before?.tallies.has(id)));
    const found = missing.size === 0 ? undefined : simulateCell(cell, draws, replicates, missing);
    if (found !== undefined && values.results !== undefined) save(values.results, found);
    const tallies = new Map([...(before?.tallies ?? []), ...(found?.tallies ?? [])]);
    const result = { cell, replicates: before?.replicates ?? replicates, tallies };
    results.push(result);
    for (const [id, tally] of result.tallies) {
      if (isOutside(tally, 0)) process.stdout.write(`${line(cell, id, tally)}\n`);
    }
  }
  conclude(results);
  if (!values.write) return;
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const date = new Date().toISOString().slice(0, 10);
  const page = coveragePage(results, { commit, date });
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'coverage.md'), page);
}

function isOutside(tally: Tally, errors: number): boolean {
  return (['clear', 'cautioned'] as const).some((kind) =>
    breaks(tally[kind], tally.draws, PROMISED[kind], errors),
  );
}

function conclude(results: readonly CellResult[]): void {
  const all = results.flatMap(({ tallies }) => [...tallies.values()]);
  const outside = (errors: number) => all.filter((tally) => isOutside(tally, errors)).length;
  process.stdout.write(
    `${all.length} measures in ${results.length} cells; outside 93 to 97 % (with a caution 92 to 99 %): ${outside(0)}, by more than three simulation errors: ${outside(3)}\n`,
  );
}

function line(cell: Cell, id: string, { draws, withheld, clear, cautioned }: Tally): string {
  const part = (own: Coverage) =>
    own.shown === 0
      ? '-'.padEnd(30)
      : `${(own.shown / draws).toFixed(2)} ${(own.covered / own.shown).toFixed(3)} (${(own.below / own.shown).toFixed(3)}, ${(own.above / own.shown).toFixed(3)})`.padEnd(
          30,
        );
  return `${cellName(cell).padEnd(58)} ${id.padEnd(20)} ${part(clear)} | caution ${part(cautioned)} | none ${(withheld / draws).toFixed(2)}`;
}

if (import.meta.main) main();
