import type { ImportAccount } from '../../domain/import-account.ts';
import { count } from '../../text/number.ts';
import { plural } from '../../text/plural.ts';
import { sanitise } from '../../text/sanitise.ts';
import { table } from '../../text/table.ts';

/** The books of an import as a person reads them. Every column of a row adds up to `read`. */
export function accountText(account: ImportAccount, rejectsFile: string | undefined, width: number): string {
  const { rows, whole, rejected, items } = account;
  const lines = [
    `rows      ${count(rows)} read = ${count(whole)} imported whole + ${count(rejected)} rejected in whole or part`,
  ];
  if (items.added + items.same + items.conflict > 0) {
    const known = items.same > 0 ? `, ${count(items.same)} there already` : '';
    const conflicts = items.conflict > 0 ? `, ${count(items.conflict)} in conflict` : '';
    lines.push(`items     ${count(items.added)} added${known}${conflicts}`);
  }
  if (rejectsFile !== undefined) lines.push(`rejects   ${rejectsFile} says why, row by row`);
  for (const { note, rows: concerned } of account.notes) {
    lines.push(`note      ${sanitise(note)} (${plural(concerned, 'row')})`);
  }
  if (account.raters.length === 0) return `${lines.join('\n')}\n`;
  return `${lines.join('\n')}\n\n${ratersTable(account, width)}\n`;
}

const COLUMNS = ['read', 'joined', 'absent', 'ambiguous', 'unmatched', 'unusable', 'conflict'] as const;

function ratersTable({ raters }: ImportAccount, width: number): string {
  const shown = COLUMNS.filter(
    (column) => column === 'read' || column === 'joined' || raters.some((rater) => rater[column] > 0),
  );
  const headings = shown.map((heading) => ({ head: heading, align: 'right' as const }));
  const rows = raters.map((rater) => [rater.rater, ...shown.map((column) => count(rater[column]))]);
  return table([{ head: 'rater', align: 'left' }, ...headings], rows, { width });
}
