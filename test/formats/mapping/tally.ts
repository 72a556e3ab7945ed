import type { Coded, ItemColumns } from '../../../src/domain/columns.ts';
import type { Criterion } from '../../../src/domain/criterion.ts';
import type { ImportedRow } from '../../../src/domain/imported.ts';
import type { ItemDraft } from '../../../src/domain/item.ts';
import { ItemIndex } from '../../../src/domain/join.ts';
import { resolveRow } from '../../../src/domain/resolve.ts';

/** How often each text was counted, in the order of first sight. */
export class Tally {
  readonly counts: Record<string, number> = {};

  add(name: string): void {
    this.counts[name] = (this.counts[name] ?? 0) + 1;
  }
}

/** What became of every label, per rater: "gpt-4 unmatched" -> 1. Items are those of the rows themselves. */
export function joined(rows: readonly ImportedRow[], criterion: Criterion): Readonly<Record<string, number>> {
  const columns = itemColumns(rows.flatMap((row) => row.items));
  const context = {
    study: {
      criteria: [criterion],
      gold: { sources: [], policy: { kind: 'default' as const }, annotators: {} },
      illustrative: false,
    },
    items: new ItemIndex(columns),
    keys: columns.keys,
  };
  const tally = new Tally();
  for (const row of rows) {
    for (const { rater, fate, verdict } of resolveRow(row, context)) {
      tally.add(`${rater} ${fate}`);
      if (verdict && verdict.reading.outcome !== 'verdict') tally.add(`${rater} ${verdict.reading.outcome}`);
    }
  }
  return tally.counts;
}

/** A criterion with these labels and nothing else. */
export function criterionOf(labels: readonly string[], scale: Criterion['scale'] = 'nominal'): Criterion {
  return {
    id: 'c',
    question: 'Which?',
    scale,
    labels: labels.map((id) => ({ id, aliases: [] })),
    abstentions: [],
    cuts: [],
  };
}

function itemColumns(items: readonly ItemDraft[]): ItemColumns {
  const sorted = [...items].sort((left, right) => (left.key < right.key ? -1 : 1));
  const coded = (of: (item: ItemDraft) => string | undefined): Coded => {
    const values = [...new Set(sorted.flatMap((item) => of(item) ?? []))];
    const codes = Int32Array.from(sorted, (item) => values.indexOf(of(item) ?? ''));
    return { values, codes };
  };
  const names = (of: (item: ItemDraft) => Readonly<Record<string, string>>) => [
    ...new Set(sorted.flatMap((item) => Object.keys(of(item)))),
  ];
  const facets = names((item) => item.facets);
  const aliases = names((item) => item.aliases ?? {});
  return {
    count: sorted.length,
    keys: sorted.map(({ key }) => key),
    ids: sorted.map(({ id }) => id),
    facets: new Map(facets.map((name) => [name, coded((item) => item.facets[name])])),
    aliases: new Map(aliases.map((name) => [name, coded((item) => item.aliases?.[name])])),
    test: new Uint8Array(sorted.length),
  };
}
