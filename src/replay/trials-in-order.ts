import type { Counted } from '../domain/counted.ts';
import type { Content } from '../domain/transcript.ts';
import type { Trial } from '../domain/trial.ts';
import { presentationsOf } from '../prompt/index.ts';
import type { PlannedCandidate } from './candidates.ts';
import { criteriaFor } from './criteria-for.ts';

/** How an item is asked about: of items that are asked alike, the calls are the same. */
export interface Asked {
  readonly key: string;
  readonly kind: Content['kind'];
  readonly repeats: number;
  readonly isReversed: boolean;
}

/** A trial but its item. */
type Call = Omit<Trial, 'item'>;

/**
 * The trials on items, item by item, made while they are gone through: all trials of a large study at once would take
 * more memory than the replay that follows.
 */
export function trialsInOrder<Item>(
  items: readonly Item[],
  askedOf: (item: Item) => Asked,
  candidates: readonly PlannedCandidate[],
  occasion: number,
): Counted<Trial> {
  const known = new Map<string, readonly Call[]>();
  const callsOf = (asked: Asked) => {
    const name = JSON.stringify([asked.kind, asked.repeats, asked.isReversed]);
    const calls = known.get(name) ?? callsOn(asked, candidates, occasion);
    known.set(name, calls);
    return calls;
  };
  return {
    length: items.reduce((sum, item) => sum + callsOf(askedOf(item)).length, 0),
    *[Symbol.iterator]() {
      for (const item of items) {
        const asked = askedOf(item);
        for (const call of callsOf(asked)) yield { ...call, item: asked.key };
      }
    },
  };
}

/** Calls that share the longest prefix stand side by side. */
function callsOn(
  { kind, repeats, isReversed }: Asked,
  candidates: readonly PlannedCandidate[],
  occasion: number,
): readonly Call[] {
  const calls = candidates
    .filter(({ criteria }) => criteriaFor(kind, criteria).length > 0)
    .flatMap((candidate) =>
      Array.from({ length: repeats }, (_, index) => index + 1).flatMap((repeat) =>
        presentationsOf(kind, candidate.prompt, isReversed === (repeat % 2 === 1)).map((presentation) => ({
          candidate,
          presentation,
          repeat,
        })),
      ),
    );
  const groups = Map.groupBy(calls, ({ candidate, presentation }) =>
    JSON.stringify([candidate.judge, candidate.view, presentation === 'ba']),
  );
  return [...groups.values()]
    .flat()
    .map(({ candidate, ...call }) => ({ candidate: candidate.hash, ...call, occasion }));
}
