import { z } from 'zod';
import { Items } from './items.ts';
import { Annotations, Verdicts } from './labels.ts';
import { checkTable, tableShape } from './table.ts';
import { Value } from './value.ts';

const Lookup = z
  .strictObject({
    ...tableShape,
    files: tableShape.files.unwrap(),
    key: Value.describe('What rows of the file are found by.'),
    value: Value.describe('What is found.'),
  })
  .superRefine(checkTable);

const Source = z
  .strictObject({
    ...tableShape,
    items: Items.optional(),
    annotations: z.array(Annotations).min(1).optional(),
    verdicts: z.array(Verdicts).min(1).optional(),
  })
  .superRefine((source, context) => {
    checkTable(source, context);
    if (source.items ?? source.annotations ?? source.verdicts) {
      if (source.items) return;
      const labels = [
        ...(source.annotations ?? []).map((entry, index) => ({ entry, path: ['annotations', index] })),
        ...(source.verdicts ?? []).map((entry, index) => ({ entry, path: ['verdicts', index] })),
      ];
      for (const { entry, path } of labels) {
        if (entry.item !== undefined) continue;
        const message = 'nothing says which item a label is about';
        const remedy = 'add item: {id: <value>}, or declare `items` in the same source';
        context.addIssue({ code: 'custom', path, message, params: { remedy } });
      }
      return;
    }
    const message = 'the source says nothing about items, annotations or verdicts';
    context.addIssue({ code: 'custom', message, params: { remedy: 'add at least one of the three' } });
  });

/** A mapping file. */
export const MappingSchema = z.strictObject({
  lookups: z.record(z.string().min(1), Lookup).optional(),
  sources: z.array(Source).min(1),
});

export type MappingSpec = z.infer<typeof MappingSchema>;
export type SourceSpec = z.infer<typeof Source>;
