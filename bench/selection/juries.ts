import { cohenKappaOfCounts, stream, totalCounts } from '../../src/stats/index.ts';
import { simulateVerdicts, tablesOf } from './simulate-field.ts';
import { type Tally, tally } from './tally.ts';

const kappa = cohenKappaOfCounts(2);

/** What searching all triples of 12 equal judges for the best jury shows, and what any such triple is worth. */
export interface SearchedJuries {
  readonly bestOf220: Tally;
  /** A triple named beforehand: its kappa is the truth on average. */
  readonly named: Tally;
  readonly single: Tally;
}

/** Judges of kappa .733, whose errors correlate by `common` on the normal scale behind them. */
export function searchedJuries(n: number, common: number, studies: number, seed = '1'): SearchedJuries {
  const own = { bestOf220: tally(), named: tally(), single: tally() };
  const field = {
    judges: 12,
    clusters: n,
    size: 1,
    prevalence: 0.3,
    rates: [{ tpr: 0.85, fpr: 0.1 }],
    common,
  };
  for (let study = 0; study < studies; study++) {
    const all = simulateVerdicts(field, stream(seed, 'juries', `${n} ${common} ${study}`));
    const triples: Uint8Array[] = [];
    for (let a = 0; a < 12; a++) {
      for (let b = a + 1; b < 12; b++) {
        for (let c = b + 1; c < 12; c++) triples.push(majority(all.verdicts, a, b, c));
      }
    }
    const kappas = tablesOf(all, [...triples, ...all.verdicts.slice(0, 1)], 1).map((table) =>
      kappa(totalCounts(table)),
    );
    const [first] = kappas;
    const single = kappas.at(-1);
    if (first === undefined || single === undefined) continue;
    own.bestOf220.add(Math.max(...kappas.slice(0, -1).map((value) => value ?? -1)));
    own.named.add(first);
    own.single.add(single);
  }
  return own;
}

function majority(verdicts: readonly Uint8Array[], a: number, b: number, c: number): Uint8Array {
  const [one, two, three] = [verdicts[a], verdicts[b], verdicts[c]];
  return Uint8Array.from(one ?? [], (own, item) =>
    own + (two?.[item] ?? 0) + (three?.[item] ?? 0) >= 2 ? 1 : 0,
  );
}
