import { type Criterion, labelIds, readLabel } from '../domain/criterion.ts';
import type { Database } from './database.ts';

/**
 * A stored label's word -> its index among the criterion's labels, as the criterion stands now: a label that
 * was renamed is found by its alias. -1 stays -1.
 *
 * @param unknown makes the error for a label that the criterion does not have any more.
 */
export function labelCodes(
  database: Database,
  criterion: Criterion,
  unknown: (label: string) => Error,
): (word: number) => number {
  const codes = new Map<number, number>([[-1, -1]]);
  return (word) => {
    const known = codes.get(word);
    if (known !== undefined) return known;
    const label = database.words.text(word);
    const read = readLabel(criterion, label);
    if (read.kind !== 'label') throw unknown(label);
    codes.set(word, read.label);
    return read.label;
  };
}

/** What to do about a label that a criterion had when it was stored and has no more. */
export function labelRemedy(criterion: Criterion, label: string): string {
  const known = labelIds(criterion).join(', ');
  return `give ${criterion.id} the label "${label}" back, or make it an alias of one of: ${known}`;
}
