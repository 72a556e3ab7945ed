import type { Criterion } from '../domain/criterion.ts';
import { readLabel } from '../domain/criterion.ts';
import type { JudgeEntry } from '../domain/study.ts';
import { judgeProblem } from './read-settings.ts';

/** The criteria that judges are asked; derived ones are computed in comparison. */
export function askedCriteria(criteria: readonly Criterion[]): readonly Criterion[] {
  return criteria.filter((criterion) => criterion.derived === undefined);
}

/**
 * A label that a judge's settings name, as its id.
 * @throws InputError where the criterion has no such label.
 */
export function settingLabel(entry: JudgeEntry, criterion: Criterion, text: string): string {
  const read = readLabel(criterion, text);
  const label = read.kind === 'label' ? criterion.labels[read.label] : undefined;
  if (label) return label.id;
  const known = criterion.labels.map(({ id }) => id).join(', ');
  throw judgeProblem(entry, `\`${text}\` is no label of \`${criterion.id}\``, `write one of ${known}`);
}
