import type { ImportedRow, ItemReference } from '../../../src/domain/imported.ts';

/** Imported rows as lines that a person can check at a glance; the form that docs show. */
export async function renderRows(rows: AsyncIterable<ImportedRow>): Promise<string> {
  const lines: string[] = [];
  for await (const row of rows) lines.push(...renderRow(row));
  return lines.join('\n');
}

function renderRow(row: ImportedRow): readonly string[] {
  return [
    ...row.items.map(({ key, facets }) => {
      const named = Object.entries(facets).map(([name, value]) => `${name}: ${value}`);
      return `item ${key}${named.length === 0 ? '' : ` (${named.join(', ')})`}`;
    }),
    ...row.annotations.map((draft) =>
      [
        `annotation ${draft.annotator}: ${draft.label ?? '[abstained]'} ${reference(draft.item)}`,
        ...(draft.criterion === undefined ? [] : [`on ${draft.criterion}`]),
        ...(draft.role === undefined ? [] : [`as ${draft.role}`]),
      ].join(' '),
    ),
    ...(row.blanks ?? []).map((rater) => `blank ${rater}`),
    ...row.verdicts.map((draft) => {
      const judge = draft.template === undefined ? draft.judge : `${draft.judge}/${draft.template}`;
      const order = draft.presentation === undefined ? '' : ` ${draft.presentation}`;
      const said = 'label' in draft.said ? draft.said.label : `[${draft.said.outcome}]`;
      return [
        `verdict ${judge}${order}: ${said} ${reference(draft.item)}`,
        ...(draft.criterion === undefined ? [] : [`on ${draft.criterion}`]),
        ...(draft.repeat === undefined ? [] : [`repeat ${draft.repeat}`]),
      ].join(' ');
    }),
    ...row.rejects.map((why) => `reject ${why}`),
  ];
}

function reference({ columns, occurrence }: ItemReference): string {
  const named = Object.entries(columns).map(([column, value]) => `${column} ${value}`);
  return `(${named.join(', ')}${occurrence === undefined ? '' : `, occurrence ${occurrence}`})`;
}
