import type { CompareInput } from '../../../src/compare/input.ts';
import { importedCandidate } from '../../../src/domain/candidate.ts';
import { stream } from '../../../src/stats/index.ts';
import { criterion } from '../study.ts';

/** What is planted: how often each kind of item is judged wrongly, by judge and template; calls are independent. */
export interface Plan {
  readonly items: number;
  readonly judges: readonly string[];
  readonly templates: readonly string[];
  readonly repeats: number;
  readonly prevalence: number;
  /** Share of each kind of item, and its error rates: judge by judge, within it template by template. */
  readonly kinds: readonly { readonly share: number; readonly wrong: readonly number[] }[];
  /** Clusters of equal size whose items are of one kind; none unless given. */
  readonly clusters?: number;
  /** What a call says of its own label, given the chance that it is right. */
  readonly confidence?: (right: number) => number;
  /** .999 unless given. */
  readonly level?: number;
}

/** One judge that states how sure it can be; easy items are judged wrongly in 4 %, hard ones in 45 %. */
export const SURE_JUDGE: Omit<Plan, 'items'> = {
  judges: ['amber'],
  templates: ['long'],
  repeats: 1,
  prevalence: 0.3,
  kinds: [
    { share: 0.7, wrong: [0.04] },
    { share: 0.3, wrong: [0.45] },
  ],
  confidence: (right) => right,
};

/** A study with this plan in columns, as `compare` takes it. */
export function plantedStudy(plan: Plan, seed: string): CompareInput {
  // A planted value is outside such an interval one time in a thousand: a dozen checks may be trusted.
  const { items, judges, templates, repeats, clusters, confidence, level = 0.999 } = plan;
  const random = stream(seed, 'planted');
  const candidates = judges.flatMap((judge) =>
    templates.map((template) => importedCandidate(judge, template)),
  );
  const sorted = candidates.toSorted((one, two) => (one.id < two.id ? -1 : 1));
  const rows = items * candidates.length * repeats;
  const columns = {
    item: new Int32Array(rows),
    candidate: new Int32Array(rows),
    repeat: new Int32Array(rows),
    label: new Int16Array(rows),
    confidence: new Float64Array(rows).fill(-1),
  };
  const kindOf = Array.from({ length: clusters ?? items }, () =>
    draw(
      plan.kinds.map(({ share }) => share),
      random.nextUniform(),
    ),
  );
  const gold = new Int16Array(items);
  let row = 0;
  for (let item = 0; item < items; item++) {
    const own = plan.kinds[kindOf[clusters === undefined ? item : item % clusters] ?? 0];
    gold[item] = random.nextUniform() < plan.prevalence ? 1 : 0;
    candidates.forEach((candidate, cell) => {
      const wrong = own?.wrong[cell] ?? 0;
      for (let repeat = 1; repeat <= repeats; repeat++, row++) {
        columns.item[row] = item;
        columns.candidate[row] = sorted.indexOf(candidate);
        columns.repeat[row] = repeat;
        columns.label[row] = random.nextUniform() < wrong ? 1 - (gold[item] ?? 0) : (gold[item] ?? 0);
        if (confidence !== undefined) columns.confidence[row] = confidence(1 - wrong);
      }
    });
  }
  const { confidence: stated, ...read } = columns;
  return {
    criterion: criterion('binary', ['no', 'yes'], { positive: 1 }),
    items: {
      count: items,
      keys: Array.from({ length: items }, (_, item) => `item ${item}`),
      ids: Array.from({ length: items }, (_, item) => `item ${item}`),
      facets: new Map([
        [
          'task',
          {
            values: Array.from({ length: clusters ?? 1 }, (_, cluster) => `task ${cluster}`),
            codes: Int32Array.from({ length: items }, (_, item) => item % (clusters ?? 1)),
          },
        ],
      ]),
      aliases: new Map(),
      test: new Uint8Array(items),
    },
    readings: {
      ...read,
      rows,
      presentation: new Int32Array(rows),
      occasion: new Int32Array(rows).fill(1),
      outcome: new Uint8Array(rows),
      ...(confidence === undefined ? {} : { confidence: stated }),
      candidates: sorted,
      presentations: [''],
    },
    gold: {
      rule: 'planted',
      references: [{ name: 'gold', labels: gold }],
      why: new Uint8Array(items),
      annotators: [{ name: 'planted', labels: gold, abstained: new Uint8Array(items) }],
      provenances: ['human'],
    },
    cluster: clusters === undefined ? undefined : 'task',
    facets: [],
    settings: {
      level,
      replicates: 200,
      whenNoVerdict: 'leave out',
      seed,
      illustrative: false,
    },
  };
}

function draw(shares: readonly number[], at: number): number {
  let below = 0;
  const found = shares.findIndex((share) => {
    below += share;
    return at < below;
  });
  return found < 0 ? shares.length - 1 : found;
}
