import type { AnnotationDraft, ItemReference } from '../../domain/imported.ts';
import { expectList, expectMembers, expectText, type Members, optionalText } from '../source/expect.ts';
import { readValue } from './value.ts';

export interface ReadEdits {
  /** The score before anybody edited it; 'none' where an edit made it; `undefined` where none was edited. */
  readonly original?: Members | 'none';
  readonly annotations: readonly AnnotationDraft[];
  readonly rejects: readonly string[];
  readonly notes: readonly string[];
}

/**
 * The history of a score. Its first entry is what the scorer said, unless that has an author too: then the
 * score was made by hand and no judge stands behind it. Every later value with an author is an annotation.
 * Its author looked at the score that they changed, so it is marked as a review that saw verdicts, and never
 * becomes gold that judges are chosen by.
 */
export function readEdits(history: unknown, path: string, item: ItemReference): ReadEdits {
  const entries = history === undefined || history === null ? [] : expectList(history, path);
  const edits = entries.map((entry, index) => expectMembers(entry, `${path}[${index}]`));
  const [first] = edits;
  if (first === undefined) return { annotations: [], rejects: [], notes: [] };
  const isByHand = hasAuthor(first);
  const later = isByHand ? edits : edits.slice(1);
  const read = later.map((edit) => readEdit(edit, `${path}[${edits.indexOf(edit)}]`, item));
  return {
    original: isByHand ? 'none' : first,
    annotations: read.flatMap((edit) => edit.annotations),
    rejects: read.flatMap((edit) => edit.rejects),
    notes: read.flatMap((edit) => edit.notes),
  };
}

function hasAuthor(edit: Members): boolean {
  return edit['provenance'] !== undefined && edit['provenance'] !== null;
}

function readEdit(edit: Members, path: string, item: ItemReference): Required<Omit<ReadEdits, 'original'>> {
  const none = { annotations: [], rejects: [], notes: [] };
  if (!hasAuthor(edit)) return { ...none, notes: ['an edit of a score names no author: not imported'] };
  // Inspect's word for an edit that touched only the explanation or the metadata.
  if (edit['value'] === undefined || edit['value'] === 'UNCHANGED') {
    return { ...none, notes: ['an edit of a score left its value as it was: not imported'] };
  }
  const provenance = expectMembers(edit['provenance'], `${path}.provenance`);
  const annotator = expectText(provenance['author'], `${path}.provenance.author`);
  const note = optionalText(provenance['reason'], `${path}.provenance.reason`);
  const at = readTime(optionalText(provenance['timestamp'], `${path}.provenance.timestamp`));
  const { labels, rejects } = readValue(edit['value'], `${path}.value`);
  return {
    ...none,
    rejects,
    annotations: labels.map(({ criterion, label }) => ({
      item,
      ...(criterion === undefined ? {} : { criterion }),
      annotator,
      label,
      role: 'review',
      provenance: 'human',
      saw: 'verdicts',
      ...(at === undefined ? {} : { at }),
      ...(note === undefined || note === '' ? {} : { note }),
    })),
  };
}

/** ISO 8601 in UTC. A time that names no zone would mean another moment on each machine, so it is dropped. */
function readTime(text: string | undefined): string | undefined {
  if (text === undefined || !/(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
