/**
 * How often intervals of corrected rates hold the true rate: a bootstrap that takes the judge's share as fixed, the
 * interval of Lee et al., and the forms by cluster; PPI++; and the choice of the judge inside the resampling.
 *
 *   node bench/claims-simulation.ts [studies]
 */
import {
  correctedAfterChoice,
  correctedDifference,
  correctedShare,
  correctedShareByCluster,
  drawBinomial,
  type Interval,
  JUDGE_COUNTS,
  normalCdf,
  normalQuantile,
  ppiShareByCluster,
  type RandomStream,
  roganGladen,
  stream,
} from '../src/stats/index.ts';

/** Of how many studies had an interval, in how many it held the truth. */
export interface Coverage {
  readonly held: number;
  readonly studies: number;
  /** Studies in which no interval was given. */
  readonly refused: number;
}

/** The setting of statistics that popular tools were tried in: prevalence .7, TPR .9, TNR .8. */
const KNOWN = { prevalence: 0.7, tpr: 0.9, tnr: 0.8 };

/** Independent items: `unlabelled` verdicts, `test` items with gold, by one of two intervals. */
export function independentCoverage(
  method: 'bootstrap' | 'Lee',
  unlabelled: number,
  test: number,
  studies: number,
): Coverage {
  const random = stream('claims', 'independent', String(unlabelled), String(test));
  const { prevalence, tpr, tnr } = KNOWN;
  const share = prevalence * tpr + (1 - prevalence) * (1 - tnr);
  return coverage(studies, prevalence, () => {
    const judgedPositive = drawBinomial(random, unlabelled, share);
    const positives = drawBinomial(random, test, prevalence);
    const truePositives = drawBinomial(random, positives, tpr);
    const trueNegatives = drawBinomial(random, test - positives, tnr);
    const counts = {
      truePositives,
      falseNegatives: positives - truePositives,
      falsePositives: test - positives - trueNegatives,
      trueNegatives,
      judgedPositive,
      judgedNegative: unlabelled - judgedPositive,
    };
    return method === 'Lee' ? correctedShare(counts).interval : fixedShareBootstrap(counts, test, random);
  });
}

/** What judgy does: resamples the items with gold alone, so that the judge's own sampling error is missing. */
function fixedShareBootstrap(
  counts: Parameters<typeof correctedShare>[0],
  test: number,
  random: RandomStream,
): Interval {
  const { truePositives: tp, falseNegatives: fn, falsePositives: fp } = counts;
  const share = counts.judgedPositive / (counts.judgedPositive + counts.judgedNegative);
  const drawn: number[] = [];
  for (let replicate = 0; replicate < 400; replicate++) {
    const positives = drawBinomial(random, test, (tp + fn) / test);
    if (positives === 0 || positives === test) continue;
    const hits = drawBinomial(random, positives, tp / (tp + fn));
    const alarms = drawBinomial(random, test - positives, fp / (test - tp - fn));
    const corrected = roganGladen(share, hits / positives, 1 - alarms / (test - positives)).value;
    if (corrected !== undefined) drawn.push(Math.min(1, Math.max(0, corrected)));
  }
  drawn.sort((left, right) => left - right);
  const at = (portion: number) => drawn[Math.floor(portion * (drawn.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975), level: 0.95, method: 'bootstrap, share fixed' };
}

export interface Clustered {
  readonly clusters: number;
  readonly perCluster: number;
  /** Share of the items that have gold. */
  readonly labelled: number;
  readonly prevalence: number;
  readonly tpr: number;
  readonly tnr: number;
}

export const CLUSTERED: readonly Clustered[] = [20, 50, 200].flatMap((clusters) => [
  { clusters, perCluster: 10, labelled: 0.4, prevalence: 0.3, tpr: 0.85, tnr: 0.9 },
  { clusters, perCluster: 10, labelled: 0.4, prevalence: 0.7, tpr: 0.9, tnr: 0.8 },
  { clusters, perCluster: 10, labelled: 0.5, prevalence: 0.1, tpr: 0.85, tnr: 0.9 },
]);

export type ClusteredMethod = 'Rogan-Gladen' | 'PPI++' | 'difference' | 'chosen of 6';

/** Items in clusters: labels and errors each share what a cluster has in common (correlation about .2). */
export function clusteredCoverage(method: ClusteredMethod, setting: Clustered, studies: number): Coverage {
  const random = stream('claims', method, JSON.stringify(setting));
  const truth = method === 'difference' ? setting.prevalence - setting.prevalence / 2 : setting.prevalence;
  return coverage(studies, truth, () => {
    const { clusters } = setting;
    switch (method) {
      case 'Rogan-Gladen':
        return correctedShareByCluster({ clusters, counts: study(setting, 1, random) }).interval;
      case 'PPI++':
        return ppiShareByCluster({ clusters, counts: study(setting, 1, random) }).interval;
      case 'difference': {
        // Two agents on the same prompts; the judge is worse on the second, which has half the positives.
        const first = study(setting, 1, random);
        const second = study(
          { ...setting, prevalence: setting.prevalence / 2, tpr: setting.tpr - 0.1, tnr: setting.tnr + 0.05 },
          1,
          random,
        );
        return correctedDifference({ clusters, counts: beside(first, second, clusters) }).interval;
      }
      case 'chosen of 6':
        return correctedAfterChoice({
          clusters,
          candidates: 6,
          counts: study(setting, 6, random),
          score: youden,
          random,
          replicates: 200,
        }).interval;
    }
  });
}

function youden(sums: Float64Array, at: number): number | undefined {
  const [tp = 0, fn = 0, fp = 0, tn = 0] = sums.subarray(at, at + 4);
  return tp + fn === 0 || fp + tn === 0 ? undefined : tp / (tp + fn) - fp / (fp + tn);
}

/** Per cluster, candidate after candidate: six sums. All candidates see the same items; equal error rates. */
function study(setting: Clustered, candidates: number, random: RandomStream): Float64Array {
  const { clusters, perCluster, labelled, prevalence, tpr, tnr } = setting;
  const counts = new Float64Array(clusters * candidates * JUDGE_COUNTS);
  for (let cluster = 0; cluster < clusters; cluster++) {
    const base = cluster * candidates * JUDGE_COUNTS;
    const positive = shared(prevalence, random);
    const hits = Array.from({ length: candidates }, () => shared(tpr, random));
    const rejections = Array.from({ length: candidates }, () => shared(tnr, random));
    for (let item = 0; item < perCluster; item++) {
      const isPositive = random.nextUniform() < positive;
      const hasGold = random.nextUniform() < labelled;
      for (let candidate = 0; candidate < candidates; candidate++) {
        const saysYes = isPositive
          ? random.nextUniform() < (hits[candidate] ?? 0)
          : random.nextUniform() >= (rejections[candidate] ?? 0);
        const at = base + candidate * JUDGE_COUNTS;
        const cell = isPositive ? (saysYes ? 0 : 1) : saysYes ? 2 : 3;
        if (hasGold) counts[at + cell] = (counts[at + cell] ?? 0) + 1;
        const all = saysYes ? 4 : 5;
        counts[at + all] = (counts[at + all] ?? 0) + 1;
      }
    }
  }
  return counts;
}

/** A rate that varies between clusters around `mean`: a probit with a shared normal part. */
const LATENT = 0.31;
function shared(mean: number, random: RandomStream): number {
  const normal = normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random.nextUniform())));
  return normalCdf((normalQuantile(mean) + Math.sqrt(LATENT) * normal) / Math.sqrt(1 - LATENT));
}

function beside(first: Float64Array, second: Float64Array, clusters: number): Float64Array {
  const both = new Float64Array(first.length + second.length);
  for (let cluster = 0; cluster < clusters; cluster++) {
    const from = cluster * JUDGE_COUNTS;
    both.set(first.subarray(from, from + JUDGE_COUNTS), 2 * from);
    both.set(second.subarray(from, from + JUDGE_COUNTS), 2 * from + JUDGE_COUNTS);
  }
  return both;
}

function coverage(studies: number, truth: number, draw: () => Interval): Coverage {
  let held = 0;
  let refused = 0;
  for (let study = 0; study < studies; study++) {
    const interval = draw();
    if ('none' in interval) refused++;
    else if (interval.low <= truth && truth <= interval.high) held++;
  }
  return { held: held / (studies - refused), studies: studies - refused, refused };
}

if (process.argv[1] === import.meta.filename) {
  const studies = Number(process.argv[2] ?? 2000);
  const line = (name: string, { held, refused }: Coverage) =>
    process.stdout.write(
      `${name.padEnd(64)} ${held.toFixed(3)}${refused === 0 ? '' : `  (${refused} of ${studies} without an interval)`}\n`,
    );
  process.stdout.write(`coverage at nominal 95 %, ${studies} studies each\n`);
  for (const [unlabelled, test] of [
    [100, 100],
    [200, 500],
    [1000, 100],
  ] as const) {
    for (const method of ['bootstrap', 'Lee'] as const) {
      line(
        `${unlabelled} unlabelled, ${test} with gold, independent: ${method}`,
        independentCoverage(method, unlabelled, test, studies),
      );
    }
  }
  for (const setting of CLUSTERED) {
    for (const method of ['Rogan-Gladen', 'PPI++', 'difference', 'chosen of 6'] as const) {
      line(
        `${setting.clusters} clusters, prevalence ${setting.prevalence}: ${method}`,
        clusteredCoverage(method, setting, studies),
      );
    }
  }
}
