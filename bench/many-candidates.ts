/**
 * 24 candidates x 10,000 items in 1,000 clusters x 8 categories with 2,000 replicates: the comparison, and the contest
 * between all 276 pairs. Prints time and peak memory of each.
 *
 *   node bench/many-candidates.ts [candidates] [items] [clusters]
 */
import { holdContest } from '../src/choose/hold-contest.ts';
import { compare } from '../src/compare/compare.ts';
import type { CompareInput } from '../src/compare/input.ts';
import type { Candidate } from '../src/domain/candidate.ts';
import type { Coded, ItemColumns, ReadingColumns } from '../src/domain/columns.ts';
import { stream } from '../src/stats/index.ts';
import { stage } from './stage.ts';

const CATEGORIES = 8;

/** Binary gold of prevalence .3 and judges of TPR .8 to .9 and FPR .1, a third of whose errors are shared. */
export function manyCandidates(candidates: number, items: number, clusters: number): CompareInput {
  const random = stream(1, 'many candidates');
  const gold = Int16Array.from({ length: items }, () => (random.nextUniform() < 0.3 ? 1 : 0));
  const difficulty = Float64Array.from({ length: items }, () => random.nextUniform());
  const rows = candidates * items;
  const label = new Int16Array(rows);
  for (let row = 0; row < rows; row++) {
    const item = row % items;
    const judge = Math.floor(row / items);
    const draw = random.nextUniform() < 0.33 ? (difficulty[item] ?? 0) : random.nextUniform();
    const errs = draw < (gold[item] === 1 ? 0.2 - (0.1 * judge) / candidates : 0.1);
    label[row] = errs ? 1 - (gold[item] ?? 0) : (gold[item] ?? 0);
  }
  return {
    criterion: {
      id: 'harmful',
      question: 'Is it harmful?',
      scale: 'binary',
      labels: ['no', 'yes'].map((id) => ({ id, aliases: [] })),
      positive: 1,
      abstentions: [],
      cuts: [],
    },
    items: itemColumns(items, clusters),
    readings: readingColumns(candidates, items, label),
    gold: {
      rule: 'simulated',
      references: [{ name: 'gold', labels: gold }],
      why: new Uint8Array(items),
      annotators: [],
      provenances: [],
    },
    cluster: 'task',
    facets: ['category'],
    settings: { level: 0.95, replicates: 2000, whenNoVerdict: 'leave out', seed: '1', illustrative: true },
  };
}

function itemColumns(items: number, clusters: number): ItemColumns {
  const keys = Array.from({ length: items }, (_, item) => `item-${String(item).padStart(6, '0')}`);
  const coded = (name: string, values: number): Coded => ({
    values: Array.from({ length: values }, (_, value) => `${name}-${String(value).padStart(5, '0')}`),
    codes: Int32Array.from({ length: items }, (_, item) => item % values),
  });
  return {
    count: items,
    keys,
    ids: keys,
    facets: new Map([
      ['task', coded('task', clusters)],
      ['category', coded('category', CATEGORIES)],
    ]),
    aliases: new Map(),
    test: new Uint8Array(items),
  };
}

function readingColumns(candidates: number, items: number, label: Int16Array): ReadingColumns {
  const rows = candidates * items;
  return {
    rows,
    item: Int32Array.from({ length: rows }, (_, row) => row % items),
    candidate: Int32Array.from({ length: rows }, (_, row) => Math.floor(row / items)),
    presentation: new Int32Array(rows),
    repeat: new Int32Array(rows).fill(1),
    occasion: new Int32Array(rows).fill(1),
    outcome: new Uint8Array(rows),
    label,
    candidates: Array.from({ length: candidates }, (_, at): Candidate => {
      const id = `judge-${String(at).padStart(2, '0')}`;
      return { id, hash: id, kind: 'imported', judge: id, view: 'full' };
    }),
    presentations: ['one'],
  };
}

async function main(candidates: number, items: number, clusters: number): Promise<void> {
  process.stdout.write(`${candidates} candidates x ${items} items in ${clusters} clusters\n`);
  const input = await stage('simulate', () => manyCandidates(candidates, items, clusters));
  const cpu = process.cpuUsage();
  const comparison = await stage('compare', () => compare(input));
  const contest = await stage('contest', () =>
    holdContest(input, comparison, { tried: candidates, criteria: 1 }),
  );
  const { user, system } = process.cpuUsage(cpu);
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    `both: ${((user + system) / 1e6).toFixed(2)} s of CPU (target < 5), peak ${peak.toFixed(0)} MB (target < 500); ${contest?.pairs.length} pairs\n`,
  );
}

if (import.meta.main) {
  const [candidates = 24, items = 10_000, clusters = 1000] = process.argv.slice(2).map(Number);
  await main(candidates, items, clusters);
}
