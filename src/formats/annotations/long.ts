import { ANNOTATION_ROLES, CHOSEN_HOW, type Chosen, PROVENANCES, SAW } from '../../domain/annotation.ts';
import { numberCell, optionalCell, requiredCell, wordCell } from './cells.ts';
import { type ItemColumn, referenceFrom } from './item-columns.ts';
import type { LabelRow, ReadAnnotations } from './row.ts';
import { utcTime } from './utc-time.ts';

const COLUMNS = [
  'annotator',
  'label',
  'criterion',
  'role',
  'provenance',
  'saw',
  'view',
  'note',
  'at',
  'chosen',
  'probability',
  'stratum',
];

/** Whether rows hold one label each. */
export function isLong(columns: readonly string[]): boolean {
  return columns.includes('annotator');
}

/** One label of one annotator. @throws UnusableCell where the row does not say who or about what. */
export function readLong({ columns, values }: LabelRow, items: readonly ItemColumn[]): ReadAnnotations {
  const item = referenceFrom(values, items);
  const annotator = requiredCell(values, 'annotator');
  const label = optionalCell(values, 'label');
  const known = [...COLUMNS, ...items.map(({ column }) => column)];
  const notes = columns
    .filter((column) => column !== '' && !known.includes(column))
    .map((column) => `the column "${column}" is not read`);
  if (!columns.includes('label')) notes.push('there is no column "label": every label is blank');
  if (label === undefined) return { annotations: [], blanks: [annotator], rejects: [], notes };
  const criterion = optionalCell(values, 'criterion');
  const role = wordCell(values, 'role', ANNOTATION_ROLES);
  const provenance = wordCell(values, 'provenance', PROVENANCES);
  const saw = wordCell(values, 'saw', SAW);
  const view = optionalCell(values, 'view');
  const chosen = readChosen(values);
  const note = optionalCell(values, 'note');
  const time = optionalCell(values, 'at');
  const at = time === undefined ? undefined : utcTime(time);
  if (time !== undefined && at === undefined) {
    notes.push('at is no ISO 8601 time with a time zone (2026-03-01T09:30:00Z): not imported');
  }
  const draft = {
    item,
    annotator,
    label,
    ...(criterion === undefined ? {} : { criterion }),
    ...(role === undefined ? {} : { role }),
    ...(provenance === undefined ? {} : { provenance }),
    ...(saw === undefined ? {} : { saw }),
    ...(view === undefined ? {} : { view }),
    ...(chosen === undefined ? {} : { chosen }),
    ...(at === undefined ? {} : { at }),
    ...(note === undefined ? {} : { note }),
  };
  return { annotations: [draft], blanks: [], rejects: [], notes };
}

function readChosen(values: LabelRow['values']): Chosen | undefined {
  const how = wordCell(values, 'chosen', CHOSEN_HOW);
  if (how === undefined) return undefined;
  const isShare = (value: number) => value > 0 && value <= 1;
  const probability = numberCell(values, 'probability', isShare, 'a number above 0, at most 1');
  const stratum = optionalCell(values, 'stratum');
  return {
    how,
    ...(probability === undefined ? {} : { probability }),
    ...(stratum === undefined ? {} : { stratum }),
  };
}
