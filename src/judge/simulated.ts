import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { z } from 'zod';
import { hashValue } from '../domain/hash.ts';
import type { AskJudge, Question } from '../domain/judge.ts';
import type { JudgeEntry } from '../domain/study.ts';
import { askedCriteria } from './asked-criteria.ts';
import type { GoldLabels, JudgeContext } from './context.ts';
import { hashUniform } from './hash-uniform.ts';
import { pick } from './pick.ts';
import { programJudge } from './program-judge.ts';
import { judgeProblem, readSettings } from './read-settings.ts';
import { type ConfusionRows, confusionRows, ErrorsSchema } from './simulated-errors.ts';

const Settings = z.strictObject({
  errors: ErrorsSchema.describe('{tpr, fpr}, or {matrix: gold label -> label -> share}.'),
  by: z.string().min(1).optional().describe('The facet whose values have errors of their own.'),
  overrides: z.record(z.string(), ErrorsSchema).optional().describe('Value of that facet -> its errors.'),
  correlation: z
    .number()
    .min(0)
    .lt(1)
    .default(0.5)
    .describe('How much of an item’s difficulty judges share.'),
  repeat_correlation: z.number().min(0).max(1).optional().describe('The same between repeats. Default: .9.'),
});

const REMEDIES = { errors: 'say how often it errs: `settings: {errors: {tpr: 0.85, fpr: 0.1}}`' };
const REPEAT_CORRELATION = 0.9;

export interface Simulation {
  readonly name: string;
  readonly seed: string;
  /** Criterion id -> rows of its confusion matrix. */
  readonly rows: ReadonlyMap<string, ConfusionRows>;
  /** The same for single values of a facet; other values have `rows`. */
  readonly by?: {
    readonly facet: string;
    readonly rows: ReadonlyMap<string, ReadonlyMap<string, ConfusionRows>>;
  };
  /** Between judges, 0 to 1. */
  readonly correlation: number;
  /** Between one judge's repeats, `correlation` to 1. */
  readonly repeatCorrelation: number;
  readonly gold: GoldLabels;
}

/**
 * A judge that is handed the gold label and errs as often as it is told: for exercises, never to be chosen.
 * It gives no rationale, and abstains where an item has no gold.
 *
 * Errors fall on the same items for all simulated judges of a study, by a Gaussian copula. With independent
 * standard normal D(item), J(judge, item), E(judge, trial), made from hashes by the normal quantile,
 *
 *   Z = sqrt(c) D + sqrt(r - c) J + sqrt(1 - r) E,   u = Phi(Z),
 *
 * where c is `correlation` and r `repeatCorrelation`: u is uniform, so every rate is as stated; two judges' Z
 * correlate by sqrt(c1 c2), one judge's repeats by r. The verdict is the label at which the running sum of the
 * gold label's row, wrong labels first, passes u. The indicators of error correlate by less than Z: at c = .5
 * and an error rate of .15 by .27; three such judges (TPR .85, FPR .10, kappa .73) vote to .81.
 */
export function simulatedJudge(simulation: Simulation): AskJudge {
  const { name, seed, rows, by, correlation, repeatCorrelation, gold } = simulation;
  const identity = {
    provider: 'simulated',
    name,
    seed,
    correlation,
    repeatCorrelation,
    errors: hashValue(plain([rows, by?.facet, by?.rows])),
    gold: hashValue(plain(gold)),
  };
  return programJudge(identity, (question, criterion) => {
    const value = by === undefined ? undefined : question.facets[by.facet];
    const own = value === undefined ? undefined : by?.rows.get(value);
    const confusion = (own ?? rows).get(criterion);
    if (confusion === undefined) return undefined;
    const row = confusion.get(gold.get(criterion)?.get(question.item) ?? '');
    return { label: row === undefined ? null : pick(row, draw(simulation, question, criterion)) };
  });
}

/** @throws InputError where there is no gold, or the errors do not fit the criteria. */
export function buildSimulated(entry: JudgeEntry, context: JudgeContext): AskJudge {
  const { errors, by, overrides, correlation, repeat_correlation } = readSettings(Settings, entry, REMEDIES);
  const { seed, gold } = context;
  if (gold === undefined) {
    const problem = 'a simulated judge is handed gold, and there is none';
    throw judgeProblem(entry, problem, 'name annotations under `gold: sources:`');
  }
  if ((by === undefined) !== (overrides === undefined)) {
    throw judgeProblem(
      entry,
      '`by` and `overrides` belong together',
      'write both: `by: category`, `overrides: {...}`',
    );
  }
  const repeatCorrelation = repeat_correlation ?? Math.max(REPEAT_CORRELATION, correlation);
  if (repeatCorrelation < correlation) {
    const problem = `its repeats are less alike (${repeatCorrelation}) than two judges (${correlation})`;
    throw judgeProblem(entry, problem, 'make `repeat_correlation` at least `correlation`');
  }
  const criteria = askedCriteria(context.criteria);
  const rowsOf = (given: z.infer<typeof ErrorsSchema>) =>
    new Map(criteria.map((criterion) => [criterion.id, confusionRows(entry, criterion, given)]));
  const own = Object.entries(overrides ?? {}).map(([value, given]) => [value, rowsOf(given)] as const);
  return simulatedJudge({
    name: entry.id,
    seed,
    rows: rowsOf(errors),
    ...(by === undefined ? {} : { by: { facet: by, rows: new Map(own) } }),
    correlation,
    repeatCorrelation,
    gold,
  });
}

/** Strictly between 0 and 1: low where the item is hard. */
function draw(simulation: Simulation, question: Question, criterion: string): number {
  const { name, seed, correlation, repeatCorrelation } = simulation;
  const { item, presentation, repeat, occasion } = question;
  const normal = (...names: readonly (string | number)[]) =>
    normalQuantile(hashUniform(seed, 'simulated', criterion, item, ...names), 0, 1);
  const z =
    Math.sqrt(correlation) * normal('difficulty') +
    Math.sqrt(repeatCorrelation - correlation) * normal('judge', name) +
    Math.sqrt(1 - repeatCorrelation) * normal('trial', name, presentation, repeat, occasion);
  return normalCdf(z, 0, 1);
}

function plain(value: unknown): unknown {
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}
