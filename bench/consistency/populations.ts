import type { RandomStream, Source } from '../../src/stats/index.ts';
import {
  addCrossedSums,
  type CrossedDesign,
  componentsOfSums,
  crossedSumsLength,
} from '../../src/stats/index.ts';

/** Kinds of items with the chance that each judge, under each template, errs; calls are independent given the kind. */
export interface Population {
  readonly name: string;
  readonly kinds: readonly { readonly share: number; readonly wrong: readonly number[] }[];
}

export const DESIGN: CrossedDesign = { judges: 3, templates: 2, repeats: 3 };

export const POPULATIONS: readonly Population[] = [
  {
    name: 'hard items, judges differ',
    kinds: [
      { share: 0.7, wrong: [0.03, 0.05, 0.08, 0.04, 0.1, 0.06] },
      { share: 0.2, wrong: [0.3, 0.2, 0.5, 0.4, 0.6, 0.2] },
      { share: 0.1, wrong: [0.9, 0.8, 0.95, 0.7, 0.9, 0.9] },
    ],
  },
  {
    name: 'few errors',
    kinds: [
      { share: 0.9, wrong: [0.02, 0.02, 0.01, 0.03, 0.02, 0.02] },
      { share: 0.1, wrong: [0.5, 0.4, 0.6, 0.5, 0.3, 0.6] },
    ],
  },
  {
    name: 'equal judges',
    kinds: [
      { share: 0.8, wrong: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1] },
      { share: 0.2, wrong: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5] },
    ],
  },
];

/** Sums of one draw, cluster by cluster, and how many items are not all the same. */
export interface Draw {
  readonly clusters: number;
  readonly counts: Float64Array;
  readonly mixed: number;
}

/**
 * Draws items with their errors. In clusters an item is of its cluster's kind with probability .45, so that the
 * correlation of two items' kinds within a cluster is .2.
 *
 * @param clusters 0 where items are independent
 */
export function drawErrors(
  { kinds }: Population,
  items: number,
  clusters: number,
  random: RandomStream,
): Draw {
  const length = crossedSumsLength(DESIGN);
  const units = clusters === 0 ? items : clusters;
  const counts = new Float64Array(units * length);
  const kindOf = Array.from({ length: units }, () => pick(kinds, random));
  const cells = DESIGN.judges * DESIGN.templates;
  const values = new Float64Array(cells * DESIGN.repeats);
  let mixed = 0;
  for (let item = 0; item < items; item++) {
    const unit = item % units;
    const isShared = clusters > 0 && random.nextUniform() < 0.45;
    const kind = kinds[isShared || clusters === 0 ? (kindOf[unit] ?? 0) : pick(kinds, random)];
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      const wrong = kind?.wrong[Math.floor(i / DESIGN.repeats)] ?? 0;
      values[i] = random.nextUniform() < wrong ? 1 : 0;
      sum += values[i] as number;
    }
    if (sum > 0 && sum < values.length) mixed++;
    addCrossedSums(counts, unit * length, DESIGN, values, 0);
  }
  return { clusters: units, counts, mixed };
}

function pick(kinds: Population['kinds'], random: RandomStream): number {
  let rest = random.nextUniform();
  const found = kinds.findIndex(({ share }) => {
    rest -= share;
    return rest < 0;
  });
  return found < 0 ? kinds.length - 1 : found;
}

/**
 * The components of the population itself, judges and templates being these: those of a very large sample with exactly
 * the expected sums. An item of a kind adds the expectation of each of its squares.
 */
export function trueComponents({ kinds }: Population): Readonly<Record<Source, number>> {
  const items = 1e9;
  const sums = new Float64Array(crossedSumsLength(DESIGN));
  const { judges, templates, repeats } = DESIGN;
  for (const { share, wrong } of kinds) {
    const n = items * share;
    // A sum of independent calls: its expected square is its squared mean plus the sum of p (1 - p).
    const square = (cells: readonly number[]) => {
      const mean = repeats * cells.reduce((sum, cell) => sum + (wrong[cell] ?? 0), 0);
      const noise =
        repeats * cells.reduce((sum, cell) => sum + (wrong[cell] ?? 0) * (1 - (wrong[cell] ?? 0)), 0);
      return mean * mean + noise;
    };
    const all = wrong.map((_, cell) => cell);
    const ofJudge = (judge: number) => all.filter((cell) => Math.floor(cell / templates) === judge);
    const ofTemplate = (template: number) => all.filter((cell) => cell % templates === template);
    const over = (levels: number, cellsOf: (level: number) => readonly number[]) =>
      Array.from({ length: levels }, (_, level) => square(cellsOf(level))).reduce((sum, own) => sum + own, 0);
    const terms = [
      1,
      square(all),
      over(judges, ofJudge),
      over(templates, ofTemplate),
      over(all.length, (cell) => [cell]),
      repeats * wrong.reduce((sum, own) => sum + own, 0),
      ...wrong.map((own) => repeats * own),
    ];
    terms.forEach((term, at) => {
      sums[at] = (sums[at] as number) + n * term;
    });
  }
  const components = componentsOfSums(sums, DESIGN);
  const entries = Object.entries(components).map(([source, { value }]) => [source, value ?? 0]);
  return Object.fromEntries(entries) as Record<Source, number>;
}
