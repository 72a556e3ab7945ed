/**
 * What picking the best of several judges does to its figure, and how often what a report says of candidates against each
 * other is wrong. Prints tables, all of them or those whose title holds the word.
 *
 *   node bench/selection-simulation.ts [studies] [word]
 */
import { type SelectionErrors, selectionErrors } from './selection/coverage.ts';
import { gatesPassed } from './selection/gates.ts';
import { searchedJuries } from './selection/juries.ts';
import { outOfBagBias } from './selection/out-of-bag-bias.ts';
import type { Tally } from './selection/tally.ts';
import { tiedOrAsGood } from './selection/tied.ts';
import { undefinedResamples } from './selection/undefined-resamples.ts';
import { highestKappa, outOfBagRow } from './selection/winners-luck.ts';

const studies = Number(process.argv[2] ?? 2000);
const word = process.argv[3] ?? '';
const line = (...cells: readonly string[]) => process.stdout.write(`${cells.join('  ')}\n`);
const number = (value: number) => value.toFixed(3).replace('0.', '.');
const mean = (own: Tally) => `${number(own.mean())} +- ${number(own.error())}`;
const named = (tallies: object) =>
  Object.entries(tallies as Readonly<Record<string, Tally>>).map(([name, own]) => `${name} ${mean(own)}`);

const TABLES: readonly (readonly [title: string, print: () => void])[] = [
  ['Highest kappa of equal judges of .733', printHighest],
  ['Equal judges of .744: the best as it stands, out of bag, and on the other half', printOutOfBag],
  ['Equal judges of .733: out of bag less .733', printOutOfBagBias],
  ['12 judges at a prevalence of .05: resamples in which nothing can be picked, undefined', printUndefined],
  ['All judges exactly at the gate: it is passed by', printGates],
  [
    '12 judges, kappa .77 down to .46: the worst is tied with the best, or shown to be as good within .05',
    printTied,
  ],
  ['Juries of three of 12 equal judges, 100 items', printJuries],
  ['How often it is wrong (at most .05 claimed): better first judge, then equal judges', printErrors],
];

line(`${studies} studies each; +- is the simulation's standard error`);
for (const [title, print] of TABLES) {
  if (!title.includes(word)) continue;
  line(`\n${title}`);
  print();
}

function printHighest(): void {
  for (const [judges, n, common] of [
    [6, 50, 0],
    [12, 50, 0],
    [12, 50, 0.5],
    [12, 50, 0.8],
    [12, 100, 0],
    [12, 100, 0.5],
    [12, 100, 0.8],
    [24, 100, 0],
    [24, 200, 0],
    [48, 200, 0],
  ] as const) {
    const own = mean(highestKappa(judges, n, studies, common));
    line(`${judges} judges, ${n} items, errors correlated ${common}`.padEnd(42), own);
  }
}

function printOutOfBag(): void {
  for (const [judges, n] of [
    [6, 50],
    [12, 50],
    [12, 100],
    [24, 200],
  ] as const) {
    const { naive, outOfBag, halfSplit } = outOfBagRow(judges, n, studies);
    const spread = `sd ${number(outOfBag.deviation())} / ${number(halfSplit.deviation())}`;
    line(
      `${judges} judges, ${n} items`.padEnd(22),
      `naive ${mean(naive)}  out of bag ${mean(outOfBag)}  half ${mean(halfSplit)}  ${spread}`,
    );
  }
}

function printOutOfBagBias(): void {
  for (const judges of [2, 6, 12]) {
    for (const common of [0, 0.5, 0.8]) {
      const own = mean(outOfBagBias(judges, 50, common, studies));
      line(`${judges} judges, 50 items, errors correlated ${common}`.padEnd(42), own);
    }
  }
}

function printUndefined(): void {
  for (const n of [50, 100, 200]) {
    for (const by of ['TPR', 'kappa'] as const) {
      for (const fpr of [0.1, 0.02]) {
        line(
          `${n} items, picked by ${by}, FPR ${fpr}`.padEnd(42),
          mean(undefinedResamples(by, n, fpr, studies)),
        );
      }
    }
  }
}

function printGates(): void {
  for (const shape of [
    { judges: 12, clusters: 50, size: 1 },
    { judges: 12, clusters: 100, size: 1 },
    { judges: 12, clusters: 100, size: 1, common: 0.5 },
    { judges: 12, clusters: 200, size: 1, common: 0.5 },
    { judges: 6, clusters: 20, size: 8, common: 0.5, icc: 0.2 },
    { judges: 6, clusters: 76, size: 8, common: 0.5, icc: 0.2 },
  ]) {
    line(JSON.stringify(shape));
    line(' ', ...named(gatesPassed(shape, studies)));
  }
}

function printTied(): void {
  for (const [n, common] of [
    [60, 0],
    [60, 0.25],
    [200, 0],
    [1000, 0],
  ] as const) {
    const label = `${n} items, errors correlated ${common}`.padEnd(36);
    line(label, ...named(tiedOrAsGood(n, studies, common)));
  }
}

function printJuries(): void {
  for (const common of [0, 0.5]) {
    const { bestOf220, named: before, single } = searchedJuries(100, common, Math.ceil(studies / 4));
    line(
      `correlation ${common}`.padEnd(16),
      `single ${mean(single)}  a triple named before ${mean(before)}  best of 220 ${mean(bestOf220)}`,
    );
  }
}

function printErrors(): void {
  for (const shape of [
    { judges: 12, clusters: 100, size: 1, common: 0.5 },
    { judges: 6, clusters: 8, size: 12, common: 0.5, icc: 0.2 },
    { judges: 6, clusters: 20, size: 8, common: 0.5, icc: 0.2 },
    { judges: 6, clusters: 50, size: 5, common: 0.5, icc: 0.2 },
    { judges: 6, clusters: 76, size: 8, common: 0.5, icc: 0.2 },
  ]) {
    line(JSON.stringify(shape));
    for (const equal of [false, true]) {
      const errors: SelectionErrors = selectionErrors(shape, equal, Math.ceil(studies / 2));
      line(`  ${equal ? 'equal ' : 'better'}`, ...named(errors));
    }
  }
}
