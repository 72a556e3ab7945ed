import type { Measure } from '../../domain/measure.ts';
import {
  bhapkar,
  defined,
  holm,
  mcnemar,
  none,
  type RandomStream,
  type Statistic,
  signFlipOmnibus,
  signFlipTest,
  stuartMaxwell,
} from '../../stats/index.ts';
import { sumUnits } from '../evaluate.ts';
import type { LabelSpace } from '../label-space.ts';
import type { Pairing } from '../pair.ts';
import { tableSummary } from '../summary.ts';
import { unitTotal } from '../units.ts';
import { bareMeasure } from './bare-measure.ts';

/**
 * Does the judge give the labels as often as gold does? One p-value over all labels; of more than two labels also one
 * per label, adjusted by Holm. With clusters by flipping the signs of whole clusters' differences; of independent items
 * McNemar's mid-p, or Bhapkar's test; with repeats or several annotators flips of whole items.
 */
export function labelShareTests(
  pairing: Pairing,
  space: LabelSpace,
  random: (id: string) => RandomStream,
  replicates: number,
): readonly Measure[] {
  const { n, units } = pairing;
  const clusters = units.kind === 'clusters' ? unitTotal(units) : undefined;
  const flips = unitDifferences(pairing, space.gold);
  const isClassical =
    units.kind === 'patterns' && pairing.references === 1 && pairing.scale === 1 && !pairing.isWeighted;
  const table = isClassical ? { size: pairing.size, counts: tableOf(pairing) } : undefined;
  const own = (label: number): Statistic =>
    table !== undefined
      ? mcnemar(...discordant(table.counts, pairing.size, label)).midPValue
      : signFlipTest({
          differences: flips.filter((_, at) => at % space.gold === label),
          times: units.times,
          random: random(`label_share_p:${space.names[label]}`),
          replicates,
        }).pValue;
  if (pairing.size === 2) return [bareMeasure('label_shares_p', own(0), { n, clusters })];
  const all =
    table !== undefined
      ? known(bhapkar(table).pValue, stuartMaxwell(table).pValue)
      : signFlipOmnibus({
          width: space.gold,
          contributions: flips,
          times: units.times,
          random: random('label_shares_p'),
          replicates,
        }).pValue;
  return [
    bareMeasure('label_shares_p', all, { n, clusters }),
    ...holmOf(Array.from({ length: space.gold }, (_, label) => own(label))).map((p, label) =>
      bareMeasure(`label_share_p:${space.names[label]}`, p, { n, clusters }),
    ),
  ];
}

/** Where every disagreement goes one way Bhapkar's statistic is unbounded, and Stuart-Maxwell's is not. */
function known(first: Statistic, second: Statistic): Statistic {
  return first.value === undefined ? second : first;
}

function holmOf(pValues: readonly Statistic[]): readonly Statistic[] {
  const adjusted = [...holm(pValues.flatMap(({ value }) => (value === undefined ? [] : [value])))];
  return pValues.map((p) => (p.value === undefined ? none(p.reason) : defined(adjusted.shift() ?? 1)));
}

/** Per unit and label: how much more often the judge gives it than gold. */
function unitDifferences({ units, size }: Pairing, labels: number): Float64Array {
  const differences = new Float64Array(units.count * labels);
  for (let e = 0; e < units.entries; e++) {
    const cell = units.cell[e] as number;
    const judge = cell % size;
    const gold = Math.floor(cell / size) % size;
    const from = (units.unit[e] as number) * labels;
    const weight = units.weight[e] as number;
    if (judge < labels) differences[from + judge] = (differences[from + judge] as number) + weight;
    if (gold < labels) differences[from + gold] = (differences[from + gold] as number) - weight;
  }
  return differences;
}

function tableOf(pairing: Pairing): Float64Array {
  return sumUnits(pairing, tableSummary(pairing.size)).total;
}

/** Items on which the judge alone gives the label, and on which gold alone has it. */
function discordant(counts: Float64Array, size: number, label: number): [number, number] {
  let judge = 0;
  let gold = 0;
  for (let other = 0; other < size; other++) {
    if (other === label) continue;
    judge += counts[other * size + label] as number;
    gold += counts[label * size + other] as number;
  }
  return [judge, gold];
}
