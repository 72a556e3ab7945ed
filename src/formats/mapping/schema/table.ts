import { z } from 'zod';

const Char = z.union([z.enum(['tab', 'comma', 'semicolon']), z.string().length(1)]);

const Unnest = z.union([
  z.array(z.string().min(1)).min(1).max(5),
  z.strictObject({
    in: z.string().min(1).describe('The field of each row that holds the object or list.'),
    keys: z.array(z.string().min(1)).min(1).max(5),
  }),
]);

/** How rows are read from files: the same keys for a source and for a lookup. */
export const tableShape = {
  files: z
    .string()
    .min(1)
    .optional()
    .describe('Files below the folder given at import; may hold *, **, {capture} and {capture**}.'),
  format: z.enum(['csv', 'json', 'jsonl']).optional().describe('Default: by the ending of the name.'),
  delimiter: Char.optional().describe('CSV: what separates cells. Default: a tab in .tsv, else a comma.'),
  quote: z
    .union([z.literal('none'), z.string().length(1)])
    .optional()
    .describe('CSV: what stands around cells; none: quotes are text.'),
  after_quote: z
    .enum(['error', 'text'])
    .optional()
    .describe('CSV: whether text behind a closing quote is an error (default) or part of the cell.'),
  header: z.array(z.string()).min(1).optional().describe('CSV: the names of the columns.'),
  skip_lines: z.int().min(0).optional().describe('CSV: lines passed over at the beginning.'),
  rows: z
    .union([z.string().min(1), z.array(z.union([z.string(), z.int()])).min(1)])
    .optional()
    .describe('JSON: where inside the document the rows stand.'),
  unnest: Unnest.optional().describe('Turns the keys of nested objects into fields, outermost first.'),
};

const CSV_KEYS = ['delimiter', 'quote', 'after_quote', 'header', 'skip_lines'] as const;

export type TableSpec = z.infer<z.ZodObject<typeof tableShape>>;

/** The format of a file: the one that is written, else the one its name says. */
export function formatOf(table: TableSpec, file: string): 'csv' | 'json' | 'jsonl' | undefined {
  if (table.format !== undefined) return table.format;
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  if (['csv', 'tsv', 'tab'].includes(ending)) return 'csv';
  if (['jsonl', 'ndjson'].includes(ending)) return 'jsonl';
  return ending === 'json' ? 'json' : undefined;
}

/** Keys that the table's format does not have. */
export function checkTable(table: TableSpec, context: z.core.$RefinementCtx): void {
  const format = formatOf(table, table.files ?? '');
  const strangers =
    format === 'csv' ? (['rows'] as const) : format === 'json' ? CSV_KEYS : ([...CSV_KEYS, 'rows'] as const);
  if (format === undefined) return;
  for (const key of strangers) {
    if (table[key] === undefined) continue;
    context.addIssue({
      code: 'custom',
      path: [key],
      message: `\`${key}\` has no meaning for ${format.toUpperCase()}`,
      params: { remedy: 'remove it, or say another `format`' },
    });
  }
}
