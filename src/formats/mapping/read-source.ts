import { emptyRow, type ImportedRow } from '../../domain/imported.ts';
import { unusableReason } from '../annotations/cells.ts';
import { compileAnnotations } from './compile-annotations.ts';
import { compileItems, type ItemReader } from './compile-items.ts';
import type { LookupTable, ValueContext } from './compile-value.ts';
import { compileVerdicts } from './compile-verdicts.ts';
import type { ExpressionLimits } from './expressions.ts';
import { ItemKeys } from './item-keys.ts';
import type { LabelReader, RawLabel } from './label-reader.ts';
import type { Mapping } from './mapping.ts';
import type { BrokenRow, Row } from './row.ts';
import type { SourceSpec } from './schema/mapping.ts';
import type { Root } from './tables/table-files.ts';
import { tableRows } from './tables/table-rows.ts';

interface Compiled {
  readonly items: ItemReader | undefined;
  readonly keys: ItemKeys;
  readonly labels: readonly LabelReader[];
}

/**
 * The rows of one source, in order. Where a rule for duplicates must see all rows first (last, majority,
 * worst, any), the files are read twice, so that memory holds labels and not rows.
 */
export async function* readSource(
  source: SourceSpec,
  index: number,
  mapping: Mapping,
  root: Root,
  lookups: Readonly<Record<string, LookupTable>>,
  limits?: ExpressionLimits,
): AsyncGenerator<ImportedRow> {
  const at = ['sources', index];
  const context: ValueContext = { lookups, expressions: [], fields: [] };
  const compiled = compile(source, at, context);
  const reading = { table: source, at, mapping, root, context, ...(limits ? { limits } : {}) };
  const { keys, labels } = compiled;
  if (keys.needsAllRows || labels.some(({ duplicates }) => duplicates?.needsAllRows)) {
    for await (const row of tableRows(reading)) gather(row, compiled);
  }
  for await (const row of tableRows(reading)) {
    yield 'broken' in row
      ? { ...emptyRow(row.at, row.raw), rejects: [row.broken] }
      : importRow(row, compiled);
  }
}

function compile(source: SourceSpec, at: readonly PropertyKey[], context: ValueContext): Compiled {
  const { items, annotations = [], verdicts = [] } = source;
  return {
    items: items === undefined ? undefined : compileItems(items, [...at, 'items'], context),
    keys: new ItemKeys(items?.duplicates),
    labels: [
      ...annotations.map((spec, i) => compileAnnotations(spec, [...at, 'annotations', i], context)),
      ...verdicts.map((spec, i) => compileVerdicts(spec, [...at, 'verdicts', i], context)),
    ],
  };
}

/** What cannot be read is said when the rows are read again. */
function gather(row: Row | BrokenRow, { items, keys, labels }: Compiled): void {
  if ('broken' in row) return;
  const key = items && attempt(() => items.key(row));
  if (typeof key === 'string') keys.gather(key);
  for (const { duplicates, labels: columns } of labels) {
    if (!duplicates?.needsAllRows) continue;
    for (const read of columns) {
      const label = attempt(() => read(row, typeof key === 'string' ? key : undefined));
      if (label && 'said' in label) duplicates.gather(label.group, label.said);
    }
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

function importRow(row: Row, { items, keys, labels }: Compiled): ImportedRow {
  const imported: Mutable<Required<Pick<ImportedRow, 'items' | 'annotations' | 'verdicts' | 'blanks'>>> & {
    rejects: string[];
  } = { items: [], annotations: [], verdicts: [], blanks: [], rejects: [] };
  let ownKey: string | undefined;
  if (items) {
    const declared = attempt(() => declare(row, items, keys, imported.rejects));
    if ('why' in declared) imported.rejects.push(declared.why);
    else {
      ownKey = declared.key;
      imported.items.push(...declared.items);
    }
  }
  for (const reader of labels) {
    for (const read of reader.labels) {
      const label = attempt(() => {
        const found = read(row, ownKey);
        return found && settle(found, reader, row);
      });
      if (label === undefined) continue;
      if ('why' in label) imported.rejects.push(`${reader.name}: ${label.why}`);
      else if ('blank' in label) imported.blanks.push(label.blank);
      else if ('annotation' in label) imported.annotations.push(label.annotation);
      else imported.verdicts.push(label.verdict);
    }
  }
  const { blanks, ...rest } = imported;
  return { at: row.at, raw: row.raw, ...rest, ...(blanks.length === 0 ? {} : { blanks }) };
}

function declare(row: Row, items: ItemReader, keys: ItemKeys, rejects: string[]) {
  const { key, declares } = keys.settle(items.key(row), row.at);
  return { key, items: declares ? [items.draft(row, key, rejects)] : [] };
}

type Drafted = ReturnType<RawLabel['draft']> | { readonly blank: string } | undefined;

function settle(label: RawLabel, { duplicates }: LabelReader, row: Row): Drafted {
  const settled = duplicates?.settle(label.group, label.said, row.at) ?? {
    kind: 'take' as const,
    said: label.said,
  };
  if (settled.kind === 'folded') return undefined;
  if ('absent' in settled.said) return { blank: label.rater };
  const { occurrence } = settled;
  return label.draft(settled.said, occurrence === undefined ? label.item : { ...label.item, occurrence });
}

function attempt<T>(read: () => T): T | { readonly why: string } {
  try {
    return read();
  } catch (error) {
    return { why: unusableReason(error) };
  }
}
