import { cohenKappaOfCounts, resampleCandidates, stream, totalCounts } from '../../src/stats/index.ts';
import { simulateField, simulateVerdicts, tablesOf } from './simulate-field.ts';
import { type Tally, tally } from './tally.ts';

const kappa = cohenKappaOfCounts(2);

/**
 * Mean over studies of the highest kappa of `judges` equal judges, true kappa .733, whose errors correlate by `common` on
 * the normal scale behind them.
 */
export function highestKappa(judges: number, n: number, studies: number, common = 0, seed = '1'): Tally {
  const own = tally();
  const field = {
    judges,
    clusters: n,
    size: 1,
    prevalence: 0.3,
    rates: [{ tpr: 0.85, fpr: 0.1 }],
    common,
  };
  for (let study = 0; study < studies; study++) {
    const tables = simulateField(field, stream(seed, 'winner', `${judges} ${n} ${study}`));
    const kappas = tables.flatMap((table) => kappa(totalCounts(table)) ?? []);
    if (kappas.length === judges) own.add(Math.max(...kappas));
  }
  return own;
}

export interface OutOfBagRow {
  readonly naive: Tally;
  readonly outOfBag: Tally;
  /** Picked on one half, scored on the other. */
  readonly halfSplit: Tally;
}

/** Equal judges, true kappa .744 (prevalence .35), independent errors. */
export function outOfBagRow(judges: number, n: number, studies: number, seed = '1'): OutOfBagRow {
  const rates = [{ tpr: 0.85, fpr: 0.1 }];
  const field = { judges, clusters: n, size: 1, prevalence: 0.35, rates };
  const row = { naive: tally(), outOfBag: tally(), halfSplit: tally() };
  for (let study = 0; study < studies; study++) {
    const name = `${judges} ${n} ${study}`;
    const all = simulateVerdicts(field, stream(seed, 'out of bag', name));
    const tables = tablesOf(all, all.verdicts, 1);
    const kappas = tables.map((table) => kappa(totalCounts(table)));
    if (kappas.some((own) => own === undefined)) continue;
    const { outOfBag } = resampleCandidates({
      candidates: tables,
      statistics: [kappa],
      random: stream(seed, 'bags', name),
      replicates: 200,
    });
    if (outOfBag.estimate.value === undefined) continue;
    row.naive.add(Math.max(...kappas.map((own) => own ?? 0)));
    row.outOfBag.add(outOfBag.estimate.value);
    const half = Math.floor(n / 2);
    const halves = [all.gold.subarray(0, half), all.gold.subarray(half)].map((gold, side) =>
      all.verdicts.map((own) => kappaOf(gold, side === 0 ? own.subarray(0, half) : own.subarray(half))),
    );
    const [first = [], second = []] = halves;
    const picked = first.indexOf(Math.max(...first.map((own) => own ?? -1)));
    const scored = second[picked];
    if (scored !== undefined) row.halfSplit.add(scored);
  }
  return row;
}

function kappaOf(gold: Uint8Array, verdicts: Uint8Array): number | undefined {
  const counts = new Float64Array(4);
  for (let item = 0; item < gold.length; item++) {
    const cell = (gold[item] === 1 ? 0 : 2) + (verdicts[item] === 1 ? 0 : 1);
    counts[cell] = (counts[cell] as number) + 1;
  }
  return kappa(counts);
}
