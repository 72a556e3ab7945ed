/**
 * What picking the best of several judges does to its figure, and how often what a report says of candidates against each
 * other is wrong. Prints tables.
 *
 *   node bench/selection-simulation.ts [studies]
 */
import { type SelectionErrors, selectionErrors } from './selection/coverage.ts';
import { gatesPassed } from './selection/gates.ts';
import { searchedJuries } from './selection/juries.ts';
import type { Tally } from './selection/tally.ts';
import { tiedOrAsGood } from './selection/tied.ts';
import { highestKappa, outOfBagRow } from './selection/winners-luck.ts';

const studies = Number(process.argv[2] ?? 2000);
const line = (...cells: readonly string[]) => process.stdout.write(`${cells.join('  ')}\n`);
const number = (value: number) => value.toFixed(3).replace('0.', '.');
const mean = (own: Tally) => `${number(own.mean())} +- ${number(own.error())}`;

line(`${studies} studies each; +- is the simulation's standard error\n`);
line('Highest kappa of equal judges of .733, independent errors');
for (const [judges, n] of [
  [6, 50],
  [12, 50],
  [12, 100],
  [24, 100],
  [24, 200],
  [48, 200],
] as const) {
  line(`${judges} judges, ${n} items`.padEnd(22), mean(highestKappa(judges, n, studies)));
}

line('\nEqual judges of .744: the best as it stands, out of bag, and on the other half');
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

line('\nAll judges exactly at the gate: it is passed by');
for (const shape of [
  { judges: 12, clusters: 50, size: 1 },
  { judges: 12, clusters: 100, size: 1 },
  { judges: 12, clusters: 100, size: 1, common: 0.5 },
  { judges: 12, clusters: 200, size: 1, common: 0.5 },
  { judges: 6, clusters: 20, size: 8, common: 0.5, icc: 0.2 },
  { judges: 6, clusters: 76, size: 8, common: 0.5, icc: 0.2 },
]) {
  const { ordinary, studentised, risen, risenOnLog, fallen, named } = gatesPassed(shape, studies);
  line(JSON.stringify(shape));
  line(
    `  ordinary ${mean(ordinary)}  studentised ${mean(studentised)}  largest rise ${mean(risen)}  on log ${mean(risenOnLog)}  deepest fall ${mean(fallen)}  named ${mean(named)}`,
  );
}

line(
  '\n12 judges, kappa .77 down to .46: the worst is tied with the best, or shown to be as good within .05',
);
for (const n of [60, 200, 1000]) {
  const { worstTied, worstNoninferior, anyWronglyShown, bestNoninferior } = tiedOrAsGood(
    n,
    Math.ceil(studies / 4),
  );
  line(
    `${n} items`.padEnd(12),
    `worst tied ${mean(worstTied)}  worst shown ${mean(worstNoninferior)}  any wrongly shown ${mean(anyWronglyShown)}  best shown ${mean(bestNoninferior)}`,
  );
}

line('\nJuries of three of 12 equal judges, 100 items');
for (const common of [0, 0.5]) {
  const { bestOf220, named, single } = searchedJuries(100, common, Math.ceil(studies / 4));
  line(
    `correlation ${common}`.padEnd(16),
    `single ${mean(single)}  a triple named before ${mean(named)}  best of 220 ${mean(bestOf220)}`,
  );
}

line('\nHow often it is wrong (at most .05 claimed): better first judge, then equal judges');
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
    line(
      `  ${equal ? 'equal ' : 'better'}`,
      `difference, jackknife ${mean(errors.jackknife)}  percentile ${mean(errors.percentile)}  behind the best ${mean(errors.behindBest)}  after picking ${mean(errors.afterPicking)}  swaps ${mean(errors.swaps)}`,
    );
  }
}
