import {
  clusterJackknife,
  cohenKappaOfCounts,
  heldAgainst,
  MINIMUM_CLUSTERS,
  type RandomStream,
} from '../../src/stats/index.ts';
import { clusterRate, happens } from './draw.ts';

/**
 * A judge exactly like two annotators, all three erring alike within prompts: how often the interval of the judge's
 * kappa with either minus theirs with each other holds 0.
 */
export function likePeople(random: RandomStream, clusters: number, size: number, draws: number): number {
  const kappas = [0, 1, 2].map((table) => cohenKappaOfCounts(2, 'none', 4 * table));
  let held = 0;
  let known = 0;
  for (let draw = 0; draw < draws; draw++) {
    const counts = new Float64Array(12 * clusters);
    for (let cluster = 0; cluster < clusters; cluster++) {
      const rates = [0, 1, 2].map(() => clusterRate(random, 0.12, 0.2));
      for (let item = 0; item < size; item++) {
        const truth = happens(random, 0.3);
        const said = rates.map((rate) => (happens(random, rate) !== truth ? 1 : 0));
        const [judge = 0, ann = 0, bob = 0] = said;
        for (const [table, one, other] of [
          [0, ann, judge],
          [1, bob, judge],
          [2, ann, bob],
        ] as const) {
          const at = 12 * cluster + 4 * table + 2 * one + other;
          counts[at] = (counts[at] as number) + 1;
        }
      }
    }
    const { interval } = clusterJackknife({
      clusters,
      counts,
      statistic(tables) {
        const [first, second, people] = kappas.map((kappa) => kappa(tables));
        if (first === undefined || second === undefined || people === undefined) return undefined;
        return (first + second) / 2 - people;
      },
      transform: 'identity',
    });
    if (!('low' in interval)) continue;
    known++;
    if (interval.low <= 0 && interval.high >= 0) held++;
  }
  return held / known;
}

/**
 * One annotator exactly epsilon better than the judge, its luck going together within prompts: how often the alternative
 * annotator test says less than epsilon, by its clustered form and by the published one.
 */
export function atEpsilon(random: RandomStream, clusters: number, size: number, draws: number) {
  if (clusters < MINIMUM_CLUSTERS) throw new RangeError('too few clusters');
  let clustered = 0;
  let published = 0;
  for (let draw = 0; draw < draws; draw++) {
    const judgeWins: number[] = [];
    const annotatorWins: number[] = [];
    const numbers: number[] = [];
    for (let cluster = 0; cluster < clusters; cluster++) {
      // Of the items on which they differ, half: the annotator is ahead in 35 %, the judge in 15 %: .20 apart.
      const ahead = clusterRate(random, 0.7, 0.2);
      for (let item = 0; item < size; item++) {
        const differs = happens(random, 0.5);
        const isAhead = happens(random, ahead);
        judgeWins.push(differs && isAhead ? 0 : 1);
        annotatorWins.push(differs && !isAhead ? 0 : 1);
        numbers.push(cluster);
      }
    }
    const p = (own: ReturnType<typeof heldAgainst>) => own.pValue.value ?? 1;
    if (p(heldAgainst({ judgeWins, annotatorWins, clusters: numbers }, 0.2)) <= 0.05) clustered++;
    if (p(heldAgainst({ judgeWins, annotatorWins }, 0.2)) <= 0.05) published++;
  }
  return { clustered: clustered / draws, published: published / draws };
}
