import { z } from 'zod';
import type { Criterion } from '../domain/criterion.ts';
import type { AskJudge } from '../domain/judge.ts';
import type { JudgeEntry } from '../domain/study.ts';
import { askedCriteria, settingLabel } from './asked-criteria.ts';
import type { JudgeContext } from './context.ts';
import { hashUniform } from './hash-uniform.ts';
import { pick } from './pick.ts';
import { programJudge } from './program-judge.ts';
import { judgeProblem, readSettings } from './read-settings.ts';

const Weights = z.record(z.string(), z.number().min(0));

const Settings = z.strictObject({
  weights: z
    .union([Weights, z.record(z.string(), Weights)])
    .optional()
    .describe('Label -> its share, or criterion -> label -> share. Default: all labels equally often.'),
});

const REMEDIES = { weights: 'give each label its share: `weights: {yes: 0.3, no: 0.7}`' };

/** Labels and how often each is said, in any unit. */
export type LabelWeights = readonly { readonly label: string; readonly weight: number }[];

/**
 * The judge that throws dice: its verdict depends on the seed, its name, and the trial, and on nothing in the item.
 *
 * @param weights criterion id -> its labels' weights, of which one at least is above 0.
 */
export function randomJudge(
  name: string,
  seed: string,
  weights: Readonly<Record<string, LabelWeights>>,
): AskJudge {
  const known = new Map(Object.entries(weights));
  return programJudge({ provider: 'random', name, seed, weights }, (question, criterion) => {
    const labels = known.get(criterion);
    if (labels === undefined) return undefined;
    const { item, presentation, repeat, occasion } = question;
    const uniform = hashUniform(seed, 'random', name, criterion, item, presentation, repeat, occasion);
    return { label: pick(labels, uniform) };
  });
}

/** @throws InputError where a label is unknown, or every weight is 0. */
export function buildRandom(entry: JudgeEntry, context: JudgeContext): AskJudge {
  const { weights = {} } = readSettings(Settings, entry, REMEDIES);
  const table = askedCriteria(context.criteria).map((criterion) => [
    criterion.id,
    weightsOf(entry, criterion, weights),
  ]);
  return randomJudge(entry.id, context.seed, Object.fromEntries(table));
}

function weightsOf(
  entry: JudgeEntry,
  criterion: Criterion,
  weights: Readonly<Record<string, number | Readonly<Record<string, number>>>>,
): LabelWeights {
  const own = Object.hasOwn(weights, criterion.id) ? weights[criterion.id] : undefined;
  const given = Object.entries(typeof own === 'object' ? own : weights);
  const flat = given.flatMap(([label, weight]): [string, number][] =>
    typeof weight === 'number' ? [[settingLabel(entry, criterion, label), weight]] : [],
  );
  if (flat.length === 0) return criterion.labels.map(({ id }) => ({ label: id, weight: 1 }));
  if (flat.every(([, weight]) => weight === 0)) {
    throw judgeProblem(entry, 'every weight is 0', 'give at least one label a weight above 0');
  }
  const byLabel = new Map(flat);
  return criterion.labels.map(({ id }) => ({ label: id, weight: byLabel.get(id) ?? 0 }));
}
