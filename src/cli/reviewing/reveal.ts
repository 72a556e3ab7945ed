import type { Criterion } from '../../domain/criterion.ts';
import type { Gold } from '../../domain/gold.ts';
import type { ItemReading } from '../../domain/store.ts';
import type { Revealed, ShownVerdict } from '../../ui/review/record.ts';

/**
 * What a reviewer sees of an item once it is labelled.
 *
 * @param names hash -> the id that a candidate is shown under, where that is not its own
 */
export function revealedOf(
  item: number,
  criterion: Criterion,
  gold: Gold,
  readings: readonly ItemReading[],
  names: ReadonlyMap<string, string>,
): Revealed {
  return {
    gold: gold.references.flatMap(({ name, labels }) => {
      const label = criterion.labels[labels[item] ?? -1]?.id;
      return label === undefined ? [] : [{ name, label }];
    }),
    verdicts: readings.map((reading) => shownVerdict(reading, readings, names)),
  };
}

function shownVerdict(
  { candidate, presentation, repeat, reading, text }: ItemReading,
  all: readonly ItemReading[],
  names: ReadonlyMap<string, string>,
): ShownVerdict {
  const own = all.filter((other) => other.candidate.hash === candidate.hash);
  const call = [
    own.some((other) => other.presentation !== presentation) ? presentation : '',
    own.some((other) => other.repeat !== repeat) ? `repeat ${repeat}` : '',
  ];
  const says = reading.rationale ?? text;
  return {
    candidate: names.get(candidate.hash) ?? candidate.id,
    call: call.filter((part) => part !== '').join(', '),
    outcome: reading.outcome,
    ...(reading.label === undefined ? {} : { label: reading.label }),
    ...(reading.confidence === undefined ? {} : { confidence: reading.confidence }),
    ...(says === undefined ? {} : { says }),
  };
}
