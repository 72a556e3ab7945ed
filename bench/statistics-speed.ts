import {
  alphaBootstrap,
  bcaFromCounts,
  cohenKappaOfCounts,
  coincidencePatterns,
  type Ratings,
  ratings,
  stream,
} from '../src/stats/index.ts';

/**
 * What resampling costs, as CPU time and as ratios within this run: kappa with 10,000 replicates (percentile and BCa)
 * from the table, against a plain loop that draws items; Krippendorff's alpha from its distinct patterns of ratings.
 * Exits 1 where a figure misses what docs/measured.md claims.
 */
const REPLICATES = 10_000;
const LARGE = 100_000;
const SMALL = 1000;

const TWO = [0.25, 0.05, 0.07, 0.63];
const THREE = [0.3, 0.04, 0.02, 0.03, 0.25, 0.05, 0.01, 0.06, 0.24];

/** In turns, so that no figure rests on one moment of a shared machine. */
const WARM_UP = 4;
const ROUNDS = 9;
const CALLS = 5;

interface Timed {
  readonly call: (seed: number) => unknown;
  /** Milliseconds of CPU per call, a round each. */
  readonly rounds: number[];
}

function main(): void {
  const missed: string[] = [];
  const claim = (text: string, isMet: boolean): void => {
    process.stdout.write(`${isMet ? ' ' : '!'} ${text}\n`);
    if (!isMet) missed.push(text);
  };
  const kappas = ([2, 3] as const).map((labels) => {
    const shares = labels === 2 ? TWO : THREE;
    return {
      labels,
      small: timed(kappaCall(labels, shares, SMALL)),
      large: timed(kappaCall(labels, shares, LARGE)),
      loop: loopTime(labels, shares, LARGE),
    };
  });
  const alphas = [SMALL, LARGE].map((n) => {
    const table = threeRaters(n);
    const patterns = coincidencePatterns(table);
    return {
      n,
      patterns,
      found: timed(() => coincidencePatterns(table)),
      resampled: timed((seed) =>
        alphaBootstrap({ patterns, metric: 'nominal', random: stream(seed, 'alpha') }),
      ),
    };
  });
  const all = [
    ...kappas.flatMap(({ small, large }) => [small, large]),
    ...alphas.flatMap(({ found, resampled }) => [found, resampled]),
  ];
  for (let round = -WARM_UP; round < ROUNDS; round++) for (const one of all) run(one, round);

  for (const { labels, loop, ...own } of kappas) {
    const small = median(own.small);
    const large = median(own.large);
    const name = `kappa of ${labels} labels, ${REPLICATES} replicates`;
    claim(
      `${name}: ${ms(small)} of CPU at n = ${SMALL}, ${ms(large)} at n = ${LARGE} (at most 10 ms)`,
      Math.max(small, large) <= 10,
    );
    claim(
      `${name}: ${(large / small).toFixed(2)} times as much at the larger n (at most 1.5)`,
      large / small <= 1.5,
    );
    claim(
      `${name}: ${Math.round(loop / large)} times as fast as a loop over items (at least 300)`,
      loop / large >= 300,
    );
  }
  for (const { n, patterns, found, resampled } of alphas) {
    claim(
      `alpha of 3 raters, 3 labels, gaps, ${patterns.times.length} patterns, ${REPLICATES} replicates: ${ms(median(resampled))} of CPU at n = ${n}, ${ms(median(found))} more to find the patterns (at most 100 ms together)`,
      median(resampled) + median(found) <= 100,
    );
  }
  if (missed.length > 0) process.exitCode = 1;
}

function timed(call: Timed['call']): Timed {
  return { call, rounds: [] };
}

/** Rounds before the first, of negative number, warm up and are not counted. */
function run({ call, rounds }: Timed, round: number): void {
  const start = cpu();
  for (let seed = 0; seed < CALLS; seed++) call(CALLS * round + seed);
  if (round >= 0) rounds.push((cpu() - start) / CALLS);
}

function median({ rounds }: Timed): number {
  return rounds.toSorted((a, b) => a - b)[(ROUNDS - 1) / 2] ?? Number.NaN;
}

function kappaCall(labels: number, shares: readonly number[], n: number): Timed['call'] {
  const counts = Float64Array.from(shares, (share) => Math.round(share * n));
  const statistic = cohenKappaOfCounts(labels);
  return (seed) =>
    bcaFromCounts({ counts, statistic, random: stream(seed, 'kappa'), replicates: REPLICATES });
}

/** The obvious way, done well: one byte per item, a counter per cell, no allocation; a hundredth of the replicates. */
function loopTime(labels: number, shares: readonly number[], n: number): number {
  const cells = new Uint8Array(n);
  let from = 0;
  shares.forEach((share, cell) => {
    const to = from + Math.round(share * n);
    cells.fill(cell, from, to);
    from = to;
  });
  const counts = new Float64Array(labels * labels);
  const kappaOf = cohenKappaOfCounts(labels);
  const replicates = REPLICATES / 100;
  const values = new Float64Array(replicates);
  const random = stream(1, 'loop');
  const run = (): void => {
    for (let replicate = 0; replicate < replicates; replicate++) {
      counts.fill(0);
      for (let item = 0; item < n; item++) {
        const cell = cells[Math.floor(((random.nextInt32() >>> 0) * n) / 4294967296)] as number;
        counts[cell] = (counts[cell] as number) + 1;
      }
      values[replicate] = kappaOf(counts) ?? 0;
    }
    values.sort();
  };
  run();
  const start = cpu();
  run();
  return 100 * (cpu() - start);
}

function threeRaters(n: number): Ratings {
  const random = stream(9, 'ratings');
  const codes = new Int32Array(3 * n);
  for (let unit = 0; unit < n; unit++) {
    const truth = Math.floor(3 * random.nextUniform());
    for (let rater = 0; rater < 3; rater++) {
      const chance = random.nextUniform();
      codes[3 * unit + rater] =
        chance < 0.7 ? truth : chance < 0.9 ? Math.floor(3 * random.nextUniform()) : -1;
    }
  }
  return ratings(codes, 3, 3);
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}

main();
