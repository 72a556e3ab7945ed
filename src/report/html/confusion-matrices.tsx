import type { Comparison, Slice } from '../../compare/comparison.ts';
import { confusionTable } from '../confusion-part.ts';
import { rowName } from '../error-part.ts';
import { name } from '../name.ts';
import { HtmlTable } from './table.tsx';

const SHADES = 5;

/** One matrix per candidate, side by side where there is room, cells shaded by their share of the gold label's items. */
export function ConfusionMatrices({ comparison }: { comparison: Comparison }) {
  return (
    <div className="matrices">
      {comparison.candidates.map((result, at) => {
        const label = `Confusion matrix of ${name(rowName(result))}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: candidates never move
          <figure key={at} aria-label={label}>
            <figcaption className="panel-title">{name(rowName(result))}</figcaption>
            <HtmlTable
              table={confusionTable(comparison, result.main.overall)}
              label={label}
              classOf={(row, column) => shade(result.main.overall, row, column - 1)}
            />
          </figure>
        );
      })}
    </div>
  );
}

/** From none to full, by the share of the row; the number in the cell says the same. */
function shade({ confusion }: Slice, row: number, column: number): string | undefined {
  const counts = confusion[row] ?? [];
  const total = counts.reduce((sum, count) => sum + count, 0);
  const own = counts[column];
  if (own === undefined || total === 0) return undefined;
  return `shade-${Math.round((own / total) * SHADES)}`;
}
