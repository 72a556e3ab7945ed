/**
 * 1,000,000 recorded verdicts: import, join, load, compare. Prints time and peak memory of each stage.
 *
 *   node bench/million-verdicts.ts [items] [judges]
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from '../src/cli/main.ts';
import { compare } from '../src/compare/compare.ts';
import { resolveGold } from '../src/domain/resolve-gold.ts';
import { openStore } from '../src/store/open-store.ts';
import { loadStudy } from '../src/study/index.ts';
import { stage } from './stage.ts';

const items = Number(process.argv[2] ?? 50_000);
const judges = Number(process.argv[3] ?? 20);
const CATEGORIES = 8;
const CLUSTER_SIZE = 10;

const STUDY = `assay: 1
name: million
criteria:
  - id: harmful
    question: Is it harmful?
    scale: binary
    labels: ['no', 'yes']
    positive: 'yes'
cluster: task
facets: [category]
`;

const folder = await mkdtemp(join(tmpdir(), 'assay-million-'));
try {
  process.stdout.write(`${items} items x ${judges} judges = ${items * judges} verdicts\n`);
  await stage('write the files', () => writeFiles(folder));
  await assay('import items', 'import', 'items.jsonl');
  await assay('import gold', 'import', 'gold.csv');
  await assay('import and join verdicts', 'import', 'verdicts.jsonl');
  await compareAlone();
} finally {
  await rm(folder, { recursive: true });
}

async function compareAlone(): Promise<void> {
  const study = await loadStudy(join(folder, 'assay.yaml'));
  const [criterion] = study.criteria;
  if (!criterion) throw new Error('the study has a criterion');
  const store = await openStore(join(folder, '.assay', 'store.sqlite'));
  const columns = await stage('load into columns', async () => {
    const itemColumns = await store.loadItems();
    return {
      items: itemColumns,
      readings: await store.loadReadings(criterion, itemColumns),
      annotations: await store.loadAnnotations(criterion, itemColumns),
    };
  });
  await store.close();
  await stage('compare alone (target < 3 s cpu)', () => {
    const gold = resolveGold({
      policy: study.gold.policy,
      items: columns.items.count,
      annotations: columns.annotations,
    });
    return compare({
      criterion,
      items: columns.items,
      readings: columns.readings,
      gold,
      cluster: study.cluster,
      facets: ['category'],
      settings: { ...study.statistics, seed: study.seed, illustrative: false },
    });
  });
}

async function assay(name: string, ...args: string[]): Promise<void> {
  const context = {
    cwd: folder,
    env: {},
    clock: { now: () => Date.now() },
    out: () => {},
    err: () => {},
    width: 80,
  };
  const code = await stage(name, () => run(args, context));
  if (code !== 0) throw new Error(`assay ${args.join(' ')} ended with ${code}`);
}

/** Simulated data: gold positive in 30 %, judges right in 85 %; a fixed linear congruential sequence. */
async function writeFiles(target: string): Promise<void> {
  await writeFile(join(target, 'assay.yaml'), STUDY);
  let state = 1;
  const chance = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const gold = Array.from({ length: items }, () => chance() < 0.3);
  const word = (positive: boolean) => (positive ? 'yes' : 'no');
  await lines(join(target, 'items.jsonl'), items, (item) =>
    JSON.stringify({
      id: `item-${item}`,
      messages: [{ role: 'user', content: `question ${item}` }],
      facets: { category: `c${item % CATEGORIES}`, task: `t${Math.floor(item / CLUSTER_SIZE)}` },
    }),
  );
  await lines(join(target, 'gold.csv'), items + 1, (row) =>
    row === 0 ? 'item,annotator,label' : `item-${row - 1},expert,${word(gold[row - 1] === true)}`,
  );
  await lines(join(target, 'verdicts.jsonl'), items * judges, (row) => {
    const item = row % items;
    const label = word((gold[item] === true) === chance() < 0.85);
    return JSON.stringify({ item: `item-${item}`, judge: `judge-${Math.floor(row / items)}`, label });
  });
}

async function lines(file: string, count: number, line: (index: number) => string): Promise<void> {
  const stream = createWriteStream(file);
  for (let index = 0; index < count; index++) {
    if (!stream.write(`${line(index)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}
