import type { ImportAccount, RaterAccount } from '../../domain/import-account.ts';
import { count } from '../../text/number.ts';
import { plural } from '../../text/plural.ts';
import { sanitise } from '../../text/sanitise.ts';
import { table } from '../../text/table.ts';

/** Reasons and labels beyond these are left to the rejects file and the JSON. */
const MOST_REASONS = 5;
const MOST_LABELS = 12;

/** The books of an import as a person reads them. Every column of a row adds up to `read`. */
export function accountText(account: ImportAccount, rejectsFile: string | undefined, width: number): string {
  const { rows, whole, rejected } = account;
  const lines = [
    `rows      ${count(rows)} read = ${count(whole)} imported whole + ${count(rejected)} rejected in whole or part`,
    ...itemLines(account),
    ...reasonLines(account),
    ...(rejectsFile === undefined ? [] : [`rejects   ${rejectsFile} says why, row by row`]),
    ...account.notes.map(
      ({ note, rows: concerned }) => `note      ${sanitise(note)} (${plural(concerned, 'row')})`,
    ),
  ];
  const raters = account.raters.length === 0 ? '' : `\n${ratersTable(account, width)}\n${saidLines(account)}`;
  return `${lines.join('\n')}\n${raters}`;
}

function itemLines({ items }: ImportAccount): readonly string[] {
  if (items.added + items.same + items.conflict === 0) return [];
  const known = items.same > 0 ? `, ${count(items.same)} there already` : '';
  const conflicts = items.conflict > 0 ? `, ${count(items.conflict)} in conflict` : '';
  return [`items     ${count(items.added)} added${known}${conflicts}`];
}

function reasonLines({ reasons }: ImportAccount): readonly string[] {
  const shown = reasons
    .slice(0, MOST_REASONS)
    .map(({ example, count: times }) => `reason    ${plural(times, 'time')}: ${sanitise(example)}`);
  const more = reasons.length - shown.length;
  return more > 0 ? [...shown, `reason    and ${plural(more, 'other reason')}`] : shown;
}

const COLUMNS = [
  'read',
  'joined',
  'same',
  'absent',
  'ambiguous',
  'unmatched',
  'unusable',
  'conflict',
] as const;
const HEADS: Partial<Record<(typeof COLUMNS)[number], string>> = { same: 'known' };

function ratersTable({ raters }: ImportAccount, width: number): string {
  const shown = COLUMNS.filter(
    (column) => column === 'read' || column === 'joined' || raters.some((rater) => rater[column] > 0),
  );
  const heads = shown.map((column) => ({ head: HEADS[column] ?? column, align: 'right' as const }));
  const rows = raters.map((rater) => [rater.rater, ...shown.map((column) => count(rater[column]))]);
  return table([{ head: 'rater', align: 'left' }, ...heads], rows, { width });
}

/** What each rater said, so that labels mapped the wrong way round are seen before they are compared. */
function saidLines({ raters }: ImportAccount): string {
  return raters
    .filter((rater) => rater.joined > 0)
    .map(saidLine)
    .join('');
}

function saidLine({ rater, said }: RaterAccount): string {
  const labels = Object.entries(said).map(([label, times]) => `${sanitise(label)} ${count(times)}`);
  const more = labels.length > MOST_LABELS ? `, and ${count(labels.length - MOST_LABELS)} other labels` : '';
  return `${sanitise(rater)} says: ${labels.slice(0, MOST_LABELS).join(', ')}${more}\n`;
}
