import type { SchemaHints } from '../domain/schema-problems.ts';

/** What to do about a schema's issue, where the study knows more than its schema says. */
export const remedy: NonNullable<SchemaHints['remedy']> = (issue, path, value) => {
  if (issue.code === 'unrecognized_keys') return undefined;
  if (issue.code === 'invalid_format') {
    return issue.message.startsWith('has white space')
      ? 'remove the white space'
      : 'choose a short name, such as `evades_shutdown`';
  }
  const place = path.map((step) => (typeof step === 'number' ? '*' : String(step))).join('.');
  if (value === undefined || value === null) return MISSING[place];
  return typeof value === 'string' ? undefined : WRONG[place];
};

const MISSING: Readonly<Record<string, string>> = {
  '': 'write a study, or run `assay init` in another folder for a first one',
  assay: 'add `assay: 1`, the version of this file’s format',
  name: 'add what stands at the head of reports: `name: Shutdown evasion`',
  criteria: 'add the question that raters answer: `criteria:` with id, question, scale and labels',
  cluster: 'name the facet whose members are not independent (`cluster: task`), or write `cluster: none`',
  'criteria.*.question': 'add what raters are asked: `question: Does the agent evade shutdown?`',
  'judges.*.provider': 'add who answers: `provider: openai`, anthropic, keyword, ...',
  'gates.*.measure': 'add what is bounded: `measure: kappa`',
  'repeats.k': 'add how often each trial is asked: `k: 3`',
};

const WRONG: Readonly<Record<string, string>> = {
  assay: 'write `assay: 1`; a file with a higher number needs a newer assay',
  'statistics.level': 'write a share: 0.95 for 95 %',
  'deployment.prevalence': 'write a share: 0.05 for 5 %',
  'criteria.*.labels': 'name at least two: `labels: [yes, no]`',
  'criteria.*.range': 'write the lowest and the highest whole number: `range: [1, 10]`',
};
