/**
 * Whether plans keep their promise: how often a study of the planned size shows what it was planned to show. Gates on
 * one share, gates in clusters, two judges on the same items, and labels from enriched sampling.
 *
 *   node bench/planning-simulation.ts [studies]
 */
import {
  binomialCdf,
  clopperPearson,
  clusterJackknife,
  confusionMatrix,
  drawBinomial,
  enrichment,
  itemsForClusteredGate,
  itemsForGate,
  itemsForKappaWidth,
  itemsToTellJudges,
  kappaStandardError,
  normalCdf,
  normalQuantile,
  type RandomStream,
  type ShareGate,
  stream,
} from '../src/stats/index.ts';

export interface Kept {
  readonly promised: number;
  readonly kept: number;
  readonly items: number;
}

/** A gate on a share of independent items. */
export function gateKept(gate: ShareGate, power: number, studies: number): Kept {
  const planned = itemsForGate(gate, power);
  if (planned === undefined) throw new RangeError('no plan');
  const random = stream('planning', 'gate', JSON.stringify(gate));
  const kept = shareOf(studies, () => {
    const found = clopperPearson(drawBinomial(random, planned.items, gate.actual), planned.items, gate.level);
    if ('none' in found) return false;
    return gate.side === 'at least' ? found.low >= gate.bound : found.high <= gate.bound;
  });
  return { promised: planned.power, kept, items: planned.items };
}

/** The same where items share clusters, shown by the interval that reports use there. */
export function clusteredGateKept(
  gate: ShareGate,
  power: number,
  icc: number,
  size: number,
  studies: number,
): Kept {
  const planned = itemsForClusteredGate(gate, power, icc, size);
  if (planned === undefined) throw new RangeError('no plan');
  const { clusters, items } = planned;
  const random = stream('planning', 'clusters', JSON.stringify(gate));
  const kept = shareOf(studies, () => {
    const counts = new Float64Array(clusters * 2);
    for (let cluster = 0; cluster < clusters; cluster++) {
      const hits = drawBinomial(random, size, betaDraw(gate.actual, icc, random));
      counts[cluster * 2] = hits;
      counts[cluster * 2 + 1] = size - hits;
    }
    const { interval } = clusterJackknife({
      clusters,
      counts,
      statistic: ([yes = 0, no = 0]) => (yes + no === 0 ? undefined : yes / (yes + no)),
      transform: 'logit',
    });
    if ('none' in interval) return false;
    return gate.side === 'at least' ? interval.low >= gate.bound : interval.high <= gate.bound;
  });
  return { promised: power, kept, items };
}

/** Two judges on the same items, told apart by McNemar's mid-p. */
export function judgesKept(onlyFirst: number, onlySecond: number, power: number, studies: number): Kept {
  const items = itemsToTellJudges({ onlyFirst, onlySecond }, power);
  if (items === undefined) throw new RangeError('no plan');
  const random = stream('planning', 'judges', String(onlyFirst), String(onlySecond));
  const kept = shareOf(studies, () => {
    const first = drawBinomial(random, items, onlyFirst);
    const second = drawBinomial(random, items - first, onlySecond / (1 - onlyFirst));
    if (first + second === 0 || second >= first) return false;
    const upTo = binomialCdf(second, first + second, 0.5);
    const below = second === 0 ? 0 : binomialCdf(second - 1, first + second, 0.5);
    return upTo + below <= 0.05;
  });
  return { promised: power, kept, items };
}

/** Half the width of kappa's interval, as a share of what was planned: mean over studies. */
export function kappaWidthKept(kappa: number, prevalence: number, halfWidth: number, studies: number): Kept {
  const items = itemsForKappaWidth({ kappa, prevalence, halfWidth });
  const random = stream('planning', 'kappa', String(kappa), String(prevalence));
  const both = prevalence * prevalence + prevalence * (1 - prevalence) * kappa;
  const split = prevalence - both;
  let total = 0;
  for (let study = 0; study < studies; study++) {
    const yes = drawBinomial(random, items, both);
    const first = drawBinomial(random, items - yes, split / (1 - both));
    const second = drawBinomial(random, items - yes - first, split / (1 - both - split));
    const matrix = confusionMatrix([
      [yes, first],
      [second, items - yes - first - second],
    ]);
    total += normalQuantile(0.975) * (kappaStandardError(matrix).value ?? 0);
  }
  return { promised: halfWidth, kept: total / studies, items };
}

/**
 * Labels from enriched sampling: whether the weighted TPR is right on average, and as certain as that from the planned
 * number of positives drawn at random. `kept` is the effective number that its spread shows.
 */
export function enrichmentKept(
  positives: number,
  prevalence: number,
  studies: number,
): Kept & { readonly bias: number } {
  const plan = enrichment({ positives, prevalence, screenTpr: 0.9, screenFpr: 0.1 });
  const random = stream('planning', 'enrichment', String(positives), String(prevalence));
  const tpr = 0.85;
  let mean = 0;
  let squares = 0;
  for (let study = 0; study < studies; study++) {
    let hits = 0;
    let all = 0;
    const present = drawBinomial(random, plan.screened, prevalence);
    for (let item = 0; item < present; item++) {
      const isFlagged = random.nextUniform() < 0.9;
      const chance = isFlagged ? plan.labelFlagged : plan.labelOthers;
      if (random.nextUniform() >= chance) continue;
      all += 1 / chance;
      if (random.nextUniform() < tpr) hits += 1 / chance;
    }
    const found = all === 0 ? 0 : hits / all;
    const distance = found - mean;
    mean += distance / (study + 1);
    squares += distance * (found - mean);
  }
  const variance = squares / (studies - 1);
  return { promised: positives, kept: (tpr * (1 - tpr)) / variance, items: plan.labels, bias: mean - tpr };
}

function shareOf(studies: number, isShown: () => boolean): number {
  let shown = 0;
  for (let study = 0; study < studies; study++) if (isShown()) shown++;
  return shown / studies;
}

/** A cluster's own rate: a probit with a shared normal part, whose binary correlation is about the ICC. */
function betaDraw(mean: number, icc: number, random: RandomStream): number {
  const latent = latentOf(mean, icc);
  const normal = normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random.nextUniform())));
  return normalCdf((normalQuantile(mean) + Math.sqrt(latent) * normal) / Math.sqrt(1 - latent));
}

const LATENTS = new Map<string, number>();

/** The correlation of the normal parts that gives the binary ICC, found by numerical integration and bisection. */
function latentOf(mean: number, icc: number): number {
  const key = `${mean} ${icc}`;
  const known = LATENTS.get(key);
  if (known !== undefined) return known;
  const correlation = (latent: number) => {
    let second = 0;
    const steps = 400;
    for (let step = 0; step < steps; step++) {
      const normal = normalQuantile((step + 0.5) / steps);
      second +=
        normalCdf((normalQuantile(mean) + Math.sqrt(latent) * normal) / Math.sqrt(1 - latent)) ** 2 / steps;
    }
    return (second - mean * mean) / (mean * (1 - mean));
  };
  let low = 0;
  let high = 0.99;
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    if (correlation(middle) < icc) low = middle;
    else high = middle;
  }
  LATENTS.set(key, low);
  return low;
}

if (process.argv[1] === import.meta.filename) {
  const studies = Number(process.argv[2] ?? 4000);
  const line = (name: string, { promised, kept, items }: Kept) =>
    process.stdout.write(
      `${name.padEnd(66)} n ${String(items).padStart(6)}  promised ${promised.toFixed(3)}  kept ${kept.toFixed(3)}\n`,
    );
  process.stdout.write(`${studies} studies each\n`);
  for (const [actual, bound, side] of [
    [0.9, 0.8, 'at least'],
    [0.95, 0.8, 'at least'],
    [0.95, 0.9, 'at least'],
    [0.05, 0.1, 'at most'],
  ] as const) {
    for (const power of [0.8, 0.9]) {
      line(`gate ${side} ${bound}, truth ${actual}`, gateKept({ actual, bound, side }, power, studies));
    }
    line(
      `the same in clusters of 8, ICC .2`,
      clusteredGateKept({ actual, bound, side }, 0.8, 0.2, 8, Math.min(studies, 2000)),
    );
  }
  for (const [onlyFirst, onlySecond] of [
    [0.12, 0.02],
    [0.15, 0.08],
    [0.05, 0.03],
  ] as const) {
    for (const power of [0.8, 0.9])
      line(
        `only first right ${onlyFirst}, only second ${onlySecond}`,
        judgesKept(onlyFirst, onlySecond, power, studies),
      );
  }
  for (const prevalence of [0.1, 0.3, 0.5])
    line(
      `half width of kappa .6 at ${prevalence} positives`,
      kappaWidthKept(0.6, prevalence, 0.1, Math.min(studies, 500)),
    );
  for (const prevalence of [0.02, 0.051, 0.2]) {
    const found = enrichmentKept(107, prevalence, studies);
    line(
      `effective positives of enriched labels, ${prevalence} positives (bias ${found.bias.toFixed(4)})`,
      found,
    );
  }
}
