import { z } from 'zod';
import { constantVerdicts } from '../domain/baseline.ts';
import type { Criterion } from '../domain/criterion.ts';
import type { AskJudge } from '../domain/judge.ts';
import type { JudgeEntry } from '../domain/study.ts';
import { askedCriteria, settingLabel } from './asked-criteria.ts';
import type { JudgeContext } from './context.ts';
import { goldCodes } from './gold-codes.ts';
import { programJudge } from './program-judge.ts';
import { judgeProblem, readSettings } from './read-settings.ts';

const Settings = z.strictObject({
  label: z.string().optional().describe('What it always says. Default: gold’s most common label.'),
  labels: z.record(z.string(), z.string()).optional().describe('The same for each of several criteria.'),
});

/**
 * The judge that always says the same: what agreement is worth when nothing was read.
 *
 * @param labels criterion id -> the label's id.
 * @example constantJudge({ evades_shutdown: 'no' })
 */
export function constantJudge(labels: Readonly<Record<string, string>>): AskJudge {
  const said = new Map(Object.entries(labels));
  return programJudge({ provider: 'constant', labels }, (_, criterion) => {
    const label = said.get(criterion);
    return label === undefined ? undefined : { label };
  });
}

/** @throws InputError where no label is named and there is no gold to take one from. */
export function buildConstant(entry: JudgeEntry, context: JudgeContext): AskJudge {
  const { label, labels = {} } = readSettings(Settings, entry);
  const named = new Map(Object.entries(labels));
  const said = askedCriteria(context.criteria).map((criterion) => {
    const text = named.get(criterion.id) ?? label;
    return [
      criterion.id,
      text === undefined ? mostCommonLabel(entry, criterion, context) : settingLabel(entry, criterion, text),
    ];
  });
  return constantJudge(Object.fromEntries(said));
}

function mostCommonLabel(entry: JudgeEntry, criterion: Criterion, { gold }: JudgeContext): string {
  const labels = gold?.get(criterion.id) ?? new Map<string, string>();
  const [most] = constantVerdicts(goldCodes(criterion, labels, [...labels.keys()]), criterion.labels.length);
  const label = most === undefined ? undefined : criterion.labels[most];
  if (label) return label.id;
  const problem = `\`${criterion.id}\` has no gold whose most common label it could say`;
  throw judgeProblem(entry, problem, `name what it says: \`settings: {label: ${criterion.labels[0]?.id}}\``);
}
