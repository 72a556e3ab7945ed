import { compareCodePoints } from '../../domain/canonical-json.ts';
import type { ReadingColumns } from '../../domain/columns.ts';
import type { Criterion } from '../../domain/criterion.ts';
import type { Reference } from '../../domain/gold.ts';
import { OUTCOMES } from '../../domain/outcome.ts';
import type { Store } from '../../domain/store.ts';
import type { Answer, DisagreedItem } from '../../report/html/disagreement.ts';

/**
 * One item with its gold, its transcript and what every candidate said of it.
 *
 * @param rows of the readings: the item's
 */
export async function disagreedItem(
  store: Store,
  criterion: Criterion,
  references: readonly Reference[],
  readings: ReadingColumns,
  rows: readonly number[],
  item: { readonly number: number; readonly key: string },
): Promise<DisagreedItem> {
  const stored = await store.item(item.key);
  if (stored === undefined) throw new Error(`the store holds no item ${item.key} any more`);
  // A derived criterion was never asked, so there are no rationales under its name.
  const said = await store.readingsOf(criterion.id, item.key);
  const answers = rows.map((row): Answer => {
    const candidate = readings.candidates[readings.candidate[row] ?? -1];
    const presentation = readings.presentations[readings.presentation[row] ?? -1] ?? '';
    const repeat = readings.repeat[row] ?? 1;
    const label = criterion.labels[readings.label[row] ?? -1]?.id;
    const rationale = said.find(
      (own) =>
        own.candidate.hash === candidate?.hash && own.presentation === presentation && own.repeat === repeat,
    )?.reading.rationale;
    return {
      candidate: candidate?.id ?? '',
      presentation,
      repeat,
      outcome: OUTCOMES[readings.outcome[row] ?? -1] ?? 'failed',
      ...(label === undefined ? {} : { label }),
      ...(rationale === undefined ? {} : { rationale }),
    };
  });
  return {
    key: item.key,
    gold: references.flatMap(({ name, labels }) => {
      const label = criterion.labels[labels[item.number] ?? -1]?.id;
      if (label === undefined) return [];
      return [references.length > 1 ? { annotator: name, label } : { label }];
    }),
    answers: answers.sort(byCandidate),
    content: stored.content,
  };
}

/** In the order of ids, orders and repeats, whatever order the rows stand in. */
function byCandidate(left: Answer, right: Answer): number {
  return (
    compareCodePoints(left.candidate, right.candidate) ||
    compareCodePoints(left.presentation, right.presentation) ||
    left.repeat - right.repeat
  );
}
