import { clusterBuilder } from '../../src/compare/cluster-builder.ts';
import { labelSpace } from '../../src/compare/label-space.ts';
import { measureOf, sumCache } from '../../src/compare/measure.ts';
import type { Pairing } from '../../src/compare/pair.ts';
import type { Rule } from '../../src/compare/rule.ts';
import { rulesOf } from '../../src/compare/rules.ts';
import { stratifiedRule } from '../../src/compare/stratified-rule.ts';
import type { Units } from '../../src/compare/units.ts';
import type { Criterion } from '../../src/domain/criterion.ts';
import type { Measure } from '../../src/domain/measure.ts';
import { COSTS, DEPLOYMENT, truths } from './cell.ts';

const CRITERION: Criterion = {
  id: 'simulated',
  question: 'Is it so?',
  scale: 'binary',
  labels: ['yes', 'no'].map((id) => ({ id, aliases: [] })),
  abstentions: [],
  positive: 0,
  cuts: [],
  costs: [
    [0, COSTS.missed],
    [COSTS.falseAlarm, 0],
  ],
};
const SPACE = labelSpace(CRITERION, false);
/** Strata of the stratified kappa; clusters belong to them by turns. */
export const STRATA = 2;
const STRATIFIED = stratifiedRule(SPACE, STRATA);
const MEASURED = truths({ n: 1, prevalence: 0.5, kappa: 0.5, clusters: undefined });
const RULES: readonly Rule[] = rulesOf(SPACE, DEPLOYMENT).filter(({ id }) => MEASURED.has(id));

export interface StudySettings {
  readonly isClustered: boolean;
  readonly replicates: number;
  readonly seed: string;
  /** All measures unless given. */
  readonly only: ReadonlySet<string> | undefined;
}

/** Everything a report says of one simulated study, by the functions that a report calls. */
export function measureStudy(tables: Float64Array, settings: StudySettings): readonly Measure[] {
  const { isClustered, replicates, seed, only } = settings;
  const own = { level: 0.95, replicates, seed, block: [] };
  const isWanted = ({ id }: Rule) => only?.has(id) ?? true;
  const measured = (rules: readonly Rule[], strata: number) => {
    if (rules.length === 0) return [];
    const pairing = pairingOf(tables, isClustered, strata);
    const sums = sumCache(pairing);
    return rules.map((rule) => measureOf(rule, pairing, sums, 2, own));
  };
  return [...measured(RULES.filter(isWanted), 1), ...measured([STRATIFIED].filter(isWanted), STRATA)];
}

function pairingOf(tables: Float64Array, isClustered: boolean, strata: number): Pairing {
  const goldCounts = new Float64Array(2);
  tables.forEach((count, at) => {
    const gold = (at >> 1) & 1;
    goldCounts[gold] = (goldCounts[gold] as number) + count;
  });
  const n = tables.reduce((sum, count) => sum + count, 0);
  const units = isClustered ? clustersOf(tables, strata) : patternsOf(tables, strata);
  return {
    references: 1,
    strata,
    size: 2,
    scale: 1,
    isWeighted: false,
    labelled: n,
    n,
    units,
    missing: [],
    leftOut: [],
    goldCounts,
  };
}

function clustersOf(tables: Float64Array, strata: number): Units {
  const builder = clusterBuilder(tables.length / 4, 'merged');
  for (let cluster = 0; cluster < tables.length / 4; cluster++) {
    for (let at = 0; at < 4; at++) {
      const count = tables[4 * cluster + at] as number;
      if (count > 0) builder.add(4 * (cluster % strata) + at, count);
    }
    builder.close(cluster);
  }
  return builder.build();
}

function patternsOf(tables: Float64Array, strata: number): Units {
  const times = patternCounts(tables, strata);
  return {
    kind: 'patterns',
    count: times.length,
    times,
    entries: times.length,
    unit: Int32Array.from(times.keys()),
    cell: Int32Array.from(times.keys()),
    weight: new Float64Array(times.length).fill(1),
  };
}

/** Independent items per stratum and cell: two studies of the same counts are one and the same to a report. */
export function patternCounts(tables: Float64Array, strata: number): Float64Array {
  const counts = new Float64Array(4 * strata);
  tables.forEach((count, at) => {
    const cell = 4 * (Math.floor(at / 4) % strata) + (at % 4);
    counts[cell] = (counts[cell] as number) + count;
  });
  return counts;
}
