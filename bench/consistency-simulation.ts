import { parseArgs } from 'node:util';
import { decisionOf } from '../src/compare/consistency/decision.ts';
import {
  componentIntervals,
  crossedSumsLength,
  escalationThreshold,
  SOURCES,
  type Source,
  stream,
  thresholdsToTry,
} from '../src/stats/index.ts';
import { DESIGN, drawErrors, POPULATIONS, trueComponents } from './consistency/populations.ts';

/**
 * Coverage of the intervals of variance components, how often "what to buy next" names one of equal options, and how
 * often the escalation guarantee fails. `--draws 2000`, `--only component|next|escalation`.
 */
const { values: options } = parseArgs({
  options: { draws: { type: 'string', default: '2000' }, only: { type: 'string', default: '' } },
});
const DRAWS = Number(options.draws);
/** As in a report (src/compare/consistency/components.ts): with fewer items that are not all the same there is no interval. */
const fewestMixed = (source: Source) => (source === 'itemJudgeTemplate' ? 100 : 30);

if (options.only === '' || options.only === 'component') components();
if (options.only === '' || options.only === 'next') next();
if (options.only === '' || options.only === 'escalation') escalation();

function components(): void {
  print(
    `Coverage of 95 % intervals of variance components, ${DRAWS} draws, % of those shown (shown in brackets)`,
  );
  print(
    `population | items | clusters | ${SOURCES.filter((source) => source !== 'judgeTemplate').join(' | ')}`,
  );
  for (const population of POPULATIONS) {
    const truth = trueComponents(population);
    for (const items of [100, 200, 500]) {
      for (const clusters of [0, 50, 200]) {
        if (clusters > items) continue;
        const held = new Map(SOURCES.map((source) => [source, 0]));
        const shown = new Map(SOURCES.map((source) => [source, 0]));
        for (let draw = 0; draw < DRAWS; draw++) {
          const random = stream(5, 'components', population.name, `${items}`, `${clusters}`, `${draw}`);
          const own = drawErrors(population, items, clusters, random);
          const intervals = componentIntervals({ ...own, design: DESIGN });
          for (const source of SOURCES) {
            const interval = intervals[source];
            if ('none' in interval || own.mixed < fewestMixed(source)) continue;
            shown.set(source, (shown.get(source) ?? 0) + 1);
            const value = Math.max(0, truth[source]);
            // 0 itself comes out of the sums with a rounding error.
            const isHeld = interval.low <= value + 1e-9 && value - 1e-9 <= interval.high;
            if (isHeld) held.set(source, (held.get(source) ?? 0) + 1);
          }
        }
        const cells = SOURCES.filter((source) => source !== 'judgeTemplate').map((source) => {
          const of = shown.get(source) ?? 0;
          return of < DRAWS / 20 ? '-' : `${((100 * (held.get(source) ?? 0)) / of).toFixed(1)} (${of})`;
        });
        print([population.name, items, clusters === 0 ? 'none' : clusters, ...cells].join(' | '));
      }
    }
  }
}

/** Equal judges and templates: a second of either, and a second call, are worth the same. */
function next(): void {
  const population = POPULATIONS.find(({ name }) => name === 'equal judges');
  if (population === undefined) return;
  for (const clusters of [0, 50]) {
    let named = 0;
    for (let draw = 0; draw < DRAWS; draw++) {
      const random = stream(6, 'next', `${clusters}`, `${draw}`);
      const { counts, clusters: units } = drawErrors(population, 300, clusters, random);
      const length = crossedSumsLength(DESIGN);
      const total = new Float64Array(length);
      counts.forEach((value, at) => {
        total[at % length] = (total[at % length] ?? 0) + value;
      });
      const vectors = {
        count: units,
        length,
        sums: counts,
        times: new Float64Array(units).fill(1),
        total,
        items: 300,
        ...(clusters === 0 ? {} : { clusters }),
      };
      if ('source' in decisionOf(vectors, DESIGN, 0.95, true).next) named++;
    }
    print(
      `what to buy next, equal options, 300 items, ${clusters === 0 ? 'independent' : `${clusters} clusters`}: named in ${percent(named)} of ${DRAWS} draws`,
    );
  }
}

/** Missed positives by confidence, chosen so that keeping one step too many breaks the promise of 5 %. */
function escalation(): void {
  const shareAt = (confidence: number) => (confidence > 0.65 ? 0.004 : confidence > 0.45 ? 0.145 : 0.4);
  const steps = Array.from({ length: 10 }, (_, i) => (i + 1) / 10);
  const trueShare = (threshold: number) => {
    const kept = steps.filter((step) => step >= threshold - 1e-9);
    return kept.reduce((sum, step) => sum + shareAt(step), 0) / kept.length;
  };
  for (const perCluster of [1, 4]) {
    let broken = 0;
    let found = 0;
    for (let draw = 0; draw < DRAWS; draw++) {
      const random = stream(7, 'escalation', `${perCluster}`, `${draw}`);
      // Half of a cluster's verdicts follow its own luck: all missed, or none, where confidence is equal.
      const half = () => {
        const n = 200 * perCluster;
        const luck = Float64Array.from({ length: 200 }, () => random.nextUniform());
        const confidence = Float64Array.from({ length: n }, () => Math.ceil(random.nextUniform() * 10) / 10);
        const cluster = Int32Array.from({ length: n }, (_, i) => i % 200);
        const missed = Uint8Array.from(confidence, (own, i) => {
          const chance = random.nextUniform() < 0.5 ? (luck[i % 200] ?? 0) : random.nextUniform();
          return chance < shareAt(own) ? 1 : 0;
        });
        return { confidence, missed, random, ...(perCluster === 1 ? {} : { cluster }) };
      };
      const thresholds = thresholdsToTry(half(), 0.05, 0.05);
      const result = escalationThreshold({ ...half(), thresholds, atMost: 0.05, delta: 0.05 });
      if ('none' in result) continue;
      found++;
      if (trueShare(result.threshold) > 0.05) broken++;
    }
    print(
      `escalation, 2 x 200 ${perCluster === 1 ? 'verdicts' : 'clusters of 4'}: a threshold in ${percent(found)}, promise broken in ${percent(broken)} of ${DRAWS} draws (5 % allowed)`,
    );
  }
}

function percent(count: number): string {
  return `${((100 * count) / DRAWS).toFixed(1)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
