import type { Comparison, Slice } from '../compare/comparison.ts';
import { amount } from './amount.ts';
import type { Table } from './block.ts';

/** Counts of gold label by verdict: rows gold, columns judge, labels in the criterion's order. */
export function confusionTable({ criterion }: Comparison, { confusion }: Slice): Table {
  return {
    kind: 'table',
    columns: [
      { head: 'gold', align: 'left' },
      ...criterion.labels.map((label) => ({ head: `judge: ${label}`, align: 'right' as const })),
    ],
    rows: criterion.labels
      .map((label, row) => [
        label,
        ...criterion.labels.map((_, column) => amount(confusion[row]?.[column] ?? 0)),
      ])
      // A missing verdict counted as a label of its own is one that no gold has.
      .filter(
        (_, row) =>
          row < criterion.labels.length - 1 || !isEmptyOwnLabel(criterion.labels[row], confusion[row]),
      ),
    notes: [],
  };
}

function isEmptyOwnLabel(label: string | undefined, row: readonly number[] | undefined): boolean {
  return label === 'no verdict' && (row ?? []).every((count) => count === 0);
}
