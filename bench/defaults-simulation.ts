/**
 * The figures that the defaults rest on, simulated or computed again: few clusters, repeats, net bias, prevalence,
 * categories, labels picked where judges disagree, drift, unanimous items, review, and what picking the best does. Prints each beside the figure it is held
 * against, and exits 1 where one is further off than it may be.
 *
 *   node bench/defaults-simulation.ts [--draws 2000] [--only drift]
 */
import { parseArgs } from 'node:util';
import {
  clusterBootstrap,
  cohenKappa,
  cohenKappaOfCounts,
  confusionMatrix,
  kappaAtPrevalence,
  kappaStandardError,
  normalQuantile,
  type RandomStream,
  stratifiedKappa,
  stream,
  tQuantile,
} from '../src/stats/index.ts';
import { CHOOSING } from './defaults/choosing.ts';
import { type Figure, figure, GOOD_TO, margin } from './defaults/figure.ts';

/** The judge of most of them: kappa .733 at a prevalence of .30. */
const TPR = 0.85;
const FPR = 0.1;
const PREVALENCE = 0.3;
const KAPPA = 0.7325581395348837;
/** Correlation within a cluster of the gold labels and of the judge's errors. */
const ICC = 0.25;
const kappaOf = cohenKappaOfCounts(2);

export const RULES: Readonly<Record<string, (draws: number) => readonly Figure[]>> = {
  'few clusters': fewClusters,
  repeats,
  'net bias': netBias,
  prevalence,
  'category alone': categoryAlone,
  'picked labels': pickedLabels,
  drift,
  unanimous,
  ...CHOOSING,
};

function fewClusters(draws: number): readonly Figure[] {
  const rows = [
    { clusters: 76, size: 8, iid: 0.8, percentile: 0.91, jackknife: 0.935 },
    { clusters: 7, size: 24, iid: 0.65, percentile: [0.84, 0.88], jackknife: [0.96, 0.97] },
    { clusters: 20, size: 24, iid: undefined, percentile: undefined, jackknife: 0.945 },
  ] as const;
  return rows.flatMap(({ clusters, size, iid, percentile, jackknife }) => {
    const random = stream('few clusters', String(clusters));
    const hits = { iid: 0, percentile: 0, jackknife: 0 };
    for (let draw = 0; draw < draws; draw++) {
      const counts = clusteredTables(clusters, size, random);
      const total = [0, 1, 2, 3].map((cell) => sumOver(counts, cell));
      const matrix = confusionMatrix([total.slice(0, 2), total.slice(2)]);
      const [kappa, error] = [cohenKappa(matrix).value, kappaStandardError(matrix).value];
      const half = normalQuantile(0.975) * (error ?? 0);
      if (kappa !== undefined && Math.abs(kappa - KAPPA) <= half) hits.iid++;
      const input = { clusters, counts, statistic: kappaOf };
      const resampled = clusterBootstrap({ ...input, random, replicates: 199 }).percentile;
      if (!('none' in resampled) && resampled.low <= KAPPA && KAPPA <= resampled.high) hits.percentile++;
      if (jackknifeCovers(counts, clusters)) hits.jackknife++;
    }
    const of = `${clusters} clusters of ${size}`;
    const line = (what: string, count: number, expected: number | readonly [number, number] | undefined) =>
      expected === undefined
        ? []
        : [figure('few clusters', `${what}, ${of}`, count / draws, expected, margin(count / draws, draws))];
    return [
      ...line('iid interval covers', hits.iid, iid),
      ...line('percentile cluster bootstrap covers', hits.percentile, percentile),
      ...line('t on the jackknife of -log(1 - kappa) covers', hits.jackknife, jackknife),
    ];
  });
}

/** The t interval itself: `clusterJackknife` gives none below 8 clusters, so its rule is written out here. */
function jackknifeCovers(counts: Float64Array, clusters: number): boolean {
  const total = Float64Array.from([0, 1, 2, 3], (cell) => sumOver(counts, cell));
  const logs: number[] = [];
  for (let cluster = 0; cluster < clusters; cluster++) {
    const without = total.map((count, cell) => count - (counts[4 * cluster + cell] as number));
    logs.push(-Math.log1p(-(kappaOf(without) ?? Number.NaN)));
  }
  const mean = logs.reduce((sum, own) => sum + own, 0) / clusters;
  const squares = logs.reduce((sum, own) => sum + (own - mean) ** 2, 0);
  const error = Math.sqrt((squares * (clusters - 1)) / clusters);
  const centre = -Math.log1p(-(kappaOf(total) ?? Number.NaN));
  return Math.abs(centre + Math.log1p(-KAPPA)) <= tQuantile(0.975, clusters - 1) * error;
}

function sumOver(counts: Float64Array, cell: number): number {
  let sum = 0;
  for (let at = cell; at < counts.length; at += 4) sum += counts[at] as number;
  return sum;
}

function clusteredTables(clusters: number, size: number, random: RandomStream): Float64Array {
  const prior = 1 / ICC - 1;
  const tables = new Float64Array(4 * clusters);
  for (let cluster = 0; cluster < clusters; cluster++) {
    const own = tables.subarray(4 * cluster, 4 * cluster + 4);
    const urn = (mean: number, yes: number, no: number) =>
      random.nextUniform() * (prior + yes + no) < prior * mean + yes;
    for (let item = 0; item < size; item++) {
      const [hits = 0, misses = 0, alarms = 0, passes = 0] = own;
      const isPositive = urn(PREVALENCE, hits + misses, alarms + passes);
      const says = isPositive ? urn(TPR, hits, misses) : urn(FPR, alarms, passes);
      const cell = (isPositive ? 0 : 2) + (says ? 0 : 1);
      own[cell] = (own[cell] as number) + 1;
    }
  }
  return tables;
}

/** 100 transcripts asked three times each; three verdicts in four are the judge's usual one on that transcript. */
function repeats(draws: number): readonly Figure[] {
  const PERSISTENT = 0.75;
  const random = stream('repeats');
  let hits = 0;
  for (let draw = 0; draw < draws; draw++) {
    const counts = new Float64Array(4);
    for (let item = 0; item < 100; item++) {
      const isPositive = random.nextUniform() < PREVALENCE;
      const rate = isPositive ? TPR : FPR;
      const usual = random.nextUniform() < rate;
      for (let repeat = 0; repeat < 3; repeat++) {
        const says = random.nextUniform() < PERSISTENT ? usual : random.nextUniform() < rate;
        const cell = (isPositive ? 0 : 2) + (says ? 0 : 1);
        counts[cell] = (counts[cell] as number) + 1;
      }
    }
    const [a = 0, b = 0, c = 0, d = 0] = counts;
    const matrix = confusionMatrix([
      [a, b],
      [c, d],
    ]);
    const half = normalQuantile(0.975) * (kappaStandardError(matrix).value ?? 0);
    if (Math.abs((kappaOf(counts) ?? Number.NaN) - KAPPA) <= half) hits++;
  }
  const share = hits / draws;
  return [figure('repeats', 'rows as items cover, 100 x 3', share, 0.82, margin(share, draws))];
}

function netBias(): readonly Figure[] {
  const rows = [
    [0.05, 0.0875],
    [0.4, 0],
    [0.8, -0.1],
  ] as const;
  return rows.map(([share, expected]) => {
    const value = share * TPR + (1 - share) * FPR - share;
    return figure('net bias', `at a prevalence of ${share}`, value, expected, 1e-9);
  });
}

function prevalence(): readonly Figure[] {
  const rows = [
    [0.95, 0.1, 0.5, 0.85],
    [0.8, 0.02, 0.5, 0.78],
    [0.95, 0.1, 0.051, 0.46],
    [0.8, 0.02, 0.051, 0.72],
  ] as const;
  return rows.map(([tpr, fpr, share, expected]) => {
    const value = kappaAtPrevalence(tpr, fpr, share).value ?? Number.NaN;
    return figure('prevalence', `kappa of TPR ${tpr}, FPR ${fpr} at ${share}`, value, expected, 0.005);
  });
}

/** Two categories of 1,000, one with 83.5 % positives and one with 16.5 %; the judge says what is common in each. */
function categoryAlone(): readonly Figure[] {
  const common = confusionMatrix([
    [835, 0],
    [165, 0],
  ]);
  const rare = confusionMatrix([
    [0, 165],
    [0, 835],
  ]);
  const pooled = confusionMatrix([
    [835, 165],
    [165, 835],
  ]);
  return [
    figure('category alone', 'pooled kappa', cohenKappa(pooled).value ?? Number.NaN, 0.67, 1e-9),
    figure(
      'category alone',
      'stratified kappa',
      stratifiedKappa([common, rare]).value ?? Number.NaN,
      0,
      1e-9,
    ),
  ];
}

/**
 * Three judges, the others with slightly fewer false alarms; of 200 labels 100 are drawn at random and 100 where the
 * judges do not all agree.
 */
function pickedLabels(draws: number): readonly Figure[] {
  const [share, tpr, fpr] = [0.1, 0.85, 0.06];
  const OTHERS_FPR = 0.05;
  const random = stream('picked labels');
  const sums = { tpr: 0, fpr: 0, kappa: 0 };
  for (let draw = 0; draw < draws; draw++) {
    const counts = new Float64Array(4);
    let [atRandom, picked] = [0, 0];
    while (atRandom < 100 || picked < 100) {
      const isPositive = random.nextUniform() < share;
      const says = [fpr, OTHERS_FPR, OTHERS_FPR].map(
        (rate) => random.nextUniform() < (isPositive ? tpr : rate),
      );
      const isSplit = says.some((own) => own !== says[0]);
      if (atRandom < 100) atRandom++;
      else if (isSplit) picked++;
      else continue;
      const cell = (isPositive ? 0 : 2) + (says[0] === true ? 0 : 1);
      counts[cell] = (counts[cell] as number) + 1;
    }
    const [a = 0, b = 0, c = 0, d = 0] = counts;
    sums.tpr += a / (a + b);
    sums.fpr += c / (c + d);
    sums.kappa += kappaOf(counts) ?? 0;
  }
  const line = (what: string, sum: number, expected: number) =>
    figure('picked labels', what, sum / draws, expected, GOOD_TO);
  return [
    line('TPR (true .85)', sums.tpr, 0.69),
    line('FPR (true .06)', sums.fpr, 0.21),
    line('kappa (true .67)', sums.kappa, 0.34),
  ];
}

/**
 * A judge whose kappa falls from .733 to .57, most of its errors staying: how often the later kappa lies below the
 * earlier one's interval.
 */
function drift(draws: number): readonly Figure[] {
  const later = { tpr: 0.74, fpr: 0.15 };
  const [newMisses, newAlarms] = [1 - later.tpr / TPR, 1 - (1 - later.fpr) / (1 - FPR)];
  const ASKED_ANEW = 0.1;
  const rows = [
    [50, 0.3],
    [100, 0.54],
    [200, 0.84],
  ] as const;
  return rows.map(([anchors, expected]) => {
    const random = stream('drift', String(anchors));
    let seen = 0;
    for (let draw = 0; draw < draws; draw++) {
      const [before, after] = [new Float64Array(4), new Float64Array(4)];
      for (let item = 0; item < anchors; item++) {
        const isPositive = random.nextUniform() < PREVALENCE;
        const was = random.nextUniform() < (isPositive ? TPR : FPR);
        const flips = random.nextUniform() < (isPositive ? newMisses : newAlarms);
        const stays = was === isPositive && flips ? !was : was;
        const anew = random.nextUniform() < (isPositive ? later.tpr : later.fpr);
        const is = random.nextUniform() < ASKED_ANEW ? anew : stays;
        for (const [counts, says] of [
          [before, was],
          [after, is],
        ] as const) {
          const cell = (isPositive ? 0 : 2) + (says ? 0 : 1);
          counts[cell] = (counts[cell] as number) + 1;
        }
      }
      const [a = 0, b = 0, c = 0, d = 0] = before;
      const matrix = confusionMatrix([
        [a, b],
        [c, d],
      ]);
      const half = normalQuantile(0.975) * (kappaStandardError(matrix).value ?? 0);
      if ((kappaOf(after) ?? 0) < (kappaOf(before) ?? 0) - half) seen++;
    }
    const share = seen / draws;
    return figure('drift', `seen with ${anchors} anchors`, share, expected, margin(share, draws));
  });
}

/** Two annotators and a judge that err alike, each on 8.17 % of items whatever the truth: a third are positive. */
function unanimous(draws: number): readonly Figure[] {
  const [share, wrong, n] = [0.33, 0.0817, 400];
  const random = stream('unanimous');
  const sums = { against: 0, unanimous: 0, dropped: 0 };
  for (let draw = 0; draw < draws; draw++) {
    const [each, both] = [new Float64Array(4), new Float64Array(4)];
    for (let item = 0; item < n; item++) {
      const truth = random.nextUniform() < share ? 0 : 1;
      const label = () => (random.nextUniform() < wrong ? 1 - truth : truth);
      const [first, second, judge] = [label(), label(), label()];
      const add = (counts: Float64Array, gold: number) => {
        counts[2 * gold + judge] = (counts[2 * gold + judge] as number) + 1;
      };
      add(each, first);
      if (first === second) add(both, first);
      else sums.dropped++;
    }
    sums.against += kappaOf(each) ?? 0;
    sums.unanimous += kappaOf(both) ?? 0;
  }
  const line = (what: string, value: number, expected: number) =>
    figure('unanimous', what, value, expected, GOOD_TO);
  return [
    line('kappa of a judge like the annotators, against one', sums.against / draws, 0.66),
    line('the same on unanimous items', sums.unanimous / draws, 0.79),
    line('items dropped', sums.dropped / draws / n, 0.15),
  ];
}

function main(): void {
  const { values } = parseArgs({
    options: { draws: { type: 'string', default: '2000' }, only: { type: 'string' } },
  });
  for (const [name, simulate] of Object.entries(RULES)) {
    if (values.only !== undefined && values.only !== name) continue;
    for (const { what, value, expected, within } of simulate(Number(values.draws))) {
      const isOff = value < expected[0] - within || value > expected[1] + within;
      if (isOff) process.exitCode = 1;
      const held = expected[0] === expected[1] ? `${expected[0]}` : `${expected[0]} to ${expected[1]}`;
      process.stdout.write(
        `${isOff ? 'OFF ' : 'ok  '} ${name.padEnd(15)} ${what.padEnd(70)} ${value.toFixed(3)}  held against ${held}\n`,
      );
    }
  }
}

if (import.meta.main) main();
