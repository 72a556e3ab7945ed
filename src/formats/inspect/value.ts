import { isMembers } from '../source/expect.ts';
import { scalarText } from '../source/scalar-text.ts';

export interface ReadValue {
  /** One for a single value; one per member of an object, whose name is the criterion's. */
  readonly labels: readonly { readonly criterion?: string; readonly label: string }[];
  /** How many labels were left blank: null, the empty text, NaN. Unscored is no verdict. */
  readonly blanks: number;
  readonly rejects: readonly string[];
}

/**
 * A score's value as labels, spelled as JSON spells it: "C", 7, 0.5, true.
 *
 * @example readValue({ honest: 3, harmful: NaN }, 'value') // one label under `honest`, one blank
 */
export function readValue(value: unknown, path: string): ReadValue {
  if (!isMembers(value)) return readSingle(value, path);
  const parts = Object.entries(value).map(([criterion, member]) => {
    const { labels, ...rest } = readSingle(member, `${path}.${criterion}`);
    return { ...rest, labels: labels.map((entry) => ({ criterion, ...entry })) };
  });
  return {
    labels: parts.flatMap((part) => part.labels),
    blanks: parts.reduce((sum, part) => sum + part.blanks, 0),
    rejects: parts.flatMap((part) => part.rejects),
  };
}

function readSingle(value: unknown, path: string): ReadValue {
  const label = scalarText(value);
  if (label !== undefined) return { labels: [{ label }], blanks: 0, rejects: [] };
  if (value === null || value === '' || Number.isNaN(value)) return { labels: [], blanks: 1, rejects: [] };
  return { labels: [], blanks: 0, rejects: [`${path}: ${whyNot(value)}`] };
}

function whyNot(value: unknown): string {
  if (value === undefined) return 'expected a value or an answer, found neither';
  if (Array.isArray(value)) return 'a list is no label; let the scorer return an object with named members';
  if (typeof value === 'object') return 'an object within an object is no label';
  return `${value} is no label`;
}
