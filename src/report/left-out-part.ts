import type { CandidateResult, Comparison } from '../compare/comparison.ts';
import type { Cell } from '../text/cell.ts';
import { amount, amountOf } from './amount.ts';
import type { Table } from './block.ts';
import { rowName } from './error-part.ts';
import { shownEstimate } from './figure-cells.ts';
import { chanceCorrectedId, findMeasure } from './find-measure.ts';
import { bareInterval, measureName } from './measure-text.ts';
import { name } from './name.ts';

/** Items with gold that gave no verdict, by reason and by gold label; none where every item was answered. */
export function leftOutTable(comparison: Comparison): Table | undefined {
  const rows = comparison.candidates.flatMap((result) =>
    result.main.overall.leftOut.map(({ reason, count, byGold }, index): readonly Cell[] => [
      index === 0 ? rowName(result) : '',
      reason,
      amount(count),
      byGold
        .filter((entry) => entry.count > 0)
        .map((entry) => `${name(entry.label)}: ${amount(entry.count)}`)
        .join(', '),
    ]),
  );
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    columns: [
      { head: 'candidate', align: 'left' },
      { head: 'why no label', align: 'left' },
      { head: 'items', align: 'right' },
      { head: 'by gold label', align: 'left' },
    ],
    rows,
    notes: [],
  };
}

/** What the figure beside agreement could become, had the left-out items had verdicts. */
export function boundsSentences(comparison: Comparison): readonly string[] {
  const beside = chanceCorrectedId(comparison);
  return comparison.candidates.flatMap((result) => sentence(result, beside));
}

function sentence({ candidate, main }: CandidateResult, id: string): readonly string[] {
  const measure = findMeasure(main.overall, id);
  const missing = main.overall.labelled - main.overall.n;
  if (measure?.bounds === undefined || shownEstimate(measure) === undefined || missing <= 0) return [];
  const { low, high, exact } = measure.bounds;
  const found = exact ? '' : ' (found by search)';
  return [
    `${name(candidate.id)}: with verdicts on the ${amountOf(missing, 'item')} left out, ${measureName(id)} would lie within ${bareInterval(id, low, high)}${found}.`,
  ];
}
