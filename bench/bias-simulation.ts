import { parseArgs } from 'node:util';
import { stream } from '../src/stats/index.ts';
import { equalErrorsByCluster, equalErrorsOfItems } from './bias/equal-errors.ts';
import { equalJudges } from './bias/equal-judges.ts';
import { atEpsilon, likePeople } from './bias/like-people.ts';
import { planted } from './bias/planted.ts';

/**
 * How often tests of bias reject where there is none, and intervals hold what was planted. Everything is drawn from
 * seeds, so two runs print the same.
 *
 * `node bench/bias-simulation.ts [--draws 2000]`
 */
const { values } = parseArgs({ options: { draws: { type: 'string', default: '2000' } } });
const draws = Number(values.draws);
const DESIGNS = [
  [20, 24],
  [50, 12],
  [76, 8],
  [200, 5],
] as const;

let isGood = true;
print(`${draws} draws each; a rate of 5 % has a standard error of ${percent(Math.sqrt(0.0475 / draws))}\n`);

print('Equal judges called unequal at 5 % (target by clusters: 3 to 7 %)');
for (const [clusters, size] of DESIGNS) {
  const { classical, flipped } = equalJudges(named('equal judges', clusters), clusters, size, draws);
  row(`${clusters} prompts x ${size}`, `sign flips ${percent(flipped)}, McNemar mid-p ${percent(classical)}`);
  expectWithin(flipped, 0.03, 0.07);
}

print('\nEqual error rates at prevalences of 5 to 80 % called category bias at 5 % (target: at most 5 %)');
for (const layout of ['nested', 'crossed'] as const) {
  for (const [clusters, size] of [...DESIGNS, [400, 5] as const]) {
    const random = named(layout, clusters);
    const { rejected, untestable, byShare } = equalErrorsByCluster(random, clusters, size, layout, draws);
    const how = layout === 'nested' ? 'one category per prompt' : 'every category in a prompt';
    row(
      `${clusters} prompts x ${size}, ${how}`,
      `${percent(rejected)} (no test in ${percent(untestable)}); by comparing label shares ${percent(byShare)}`,
    );
    expectWithin(rejected, 0, 0.05 + 3 * Math.sqrt(0.0475 / draws));
  }
}
for (const n of [200, 500, 1000]) {
  const rejected = equalErrorsOfItems(named('items', n), n, draws);
  row(`${n} independent items`, percent(rejected));
  expectWithin(rejected, 0, 0.05 + 3 * Math.sqrt(0.0475 / draws));
}

print('\nPlanted in 5,000 transcripts of 1,250 prompts: 95 % intervals that hold it');
const found = planted(named('planted', 5000), draws);
row('FPR 15 points higher in one category', percent(found.fpr));
row('3 points more per doubling of length', percent(found.slope));
row('own family called positive 10 points less', percent(found.family));
row('net bias of 1.25 points', percent(found.netBias));
for (const rate of Object.values(found)) expectWithin(rate, 0.93, 0.97);

print('\nA judge exactly like the two annotators: intervals of the difference of kappas that hold 0');
for (const [clusters, size] of DESIGNS) {
  const held = likePeople(named('like people', clusters), clusters, size, draws);
  row(`${clusters} prompts x ${size}`, percent(held));
  expectWithin(held, 0.93, 0.97);
}

print('\nAnnotator exactly epsilon better: alternative annotator test says less (target: at most 5 %)');
for (const [clusters, size] of DESIGNS) {
  const { clustered, published } = atEpsilon(named('epsilon', clusters), clusters, size, draws);
  row(`${clusters} prompts x ${size}`, `clustered ${percent(clustered)}, as published ${percent(published)}`);
}

print(isGood ? '\nall within their targets' : '\nsome are not within their targets');
process.exitCode = isGood ? 0 : 1;

function named(what: string, number: number) {
  return stream(20261128, what, String(number));
}

function expectWithin(rate: number, low: number, high: number): void {
  if (rate < low || rate > high) isGood = false;
}

function row(what: string, figures: string): void {
  print(`  ${what.padEnd(48)} ${figures}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
