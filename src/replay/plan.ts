import { compareCodePoints } from '../domain/canonical-json.ts';
import type { Criterion } from '../domain/criterion.ts';
import { hashText, hashValue } from '../domain/hash.ts';
import type { Content } from '../domain/transcript.ts';
import type { Run, Trial } from '../domain/trial.ts';
import { PROTOCOL, presentationsOf } from '../prompt/index.ts';
import type { PlannedCandidate } from './candidates.ts';
import { criteriaFor } from './criteria-for.ts';

/** Raised when the same input is planned otherwise than before: a run never changes under its hash. */
const PLAN = 1;

/** What planning has to know of an item. */
export interface PlanItem {
  readonly key: string;
  readonly kind: Content['kind'];
  /** Changes with its content and facets. */
  readonly hash: string;
}

export interface PlanInput {
  readonly candidates: readonly PlannedCandidate[];
  readonly items: readonly PlanItem[];
  readonly seed: string;
  /** Each trial is asked `k` times, on so many items of a seeded random subset; default: all. */
  readonly repeats: { readonly k: number; readonly on?: number };
  /** 1, unless asked anew. */
  readonly occasion: number;
  /** Whatever else decides what a judge is shown. */
  readonly showing: { readonly identities: readonly string[]; readonly whenTooLong: 'outcome' | 'cut' };
}

export interface Plan {
  readonly run: Omit<Run, 'createdAt'>;
  readonly trials: readonly Trial[];
}

/**
 * Every call that a study asks for, in the order in which to ask. Items stand in a random order made from the
 * seed, so that the first trials are a fair sample; all trials on one item stand together, those that share
 * the longest prefix (judge, view, order of the pair, template) side by side, for the providers' caches.
 *
 * The run's hash covers all that decides a request. The same plan has the same hash, whatever things are
 * called and however their labels may be spelled.
 */
export function planRun(input: PlanInput): Plan {
  const repeated = repeatedItems(input);
  const inOrder = sorted(input.items, (item) => hashValue([input.seed, 'order of items', item.key]));
  const trials = inOrder.flatMap((item) =>
    trialsOn(item, repeated.has(item.key) ? input.repeats.k : 1, input),
  );
  return { run: { hash: runHash(input), seed: input.seed }, trials };
}

function repeatedItems({ items, seed, repeats }: PlanInput): ReadonlySet<string> {
  if (repeats.k === 1) return new Set();
  const drawn = sorted(items, (item) => hashValue([seed, 'items asked again', item.key]));
  return new Set(drawn.slice(0, repeats.on ?? items.length).map((item) => item.key));
}

function trialsOn(item: PlanItem, repeats: number, { candidates, seed, occasion }: PlanInput): Trial[] {
  const place = { key: item.key, content: { kind: item.kind } };
  const calls = candidates
    .filter(({ criteria }) => criteriaFor(item.kind, criteria).length > 0)
    .flatMap((candidate) =>
      presentationsOf(place, candidate.prompt, seed).map((presentation) => ({ candidate, presentation })),
    );
  const groups = Map.groupBy(calls, ({ candidate, presentation }) =>
    JSON.stringify([candidate.judge, candidate.view, presentation === 'ba']),
  );
  return [...groups.values()].flat().flatMap(({ candidate, presentation }) =>
    Array.from({ length: repeats }, (_, index) => ({
      candidate: candidate.hash,
      item: item.key,
      presentation,
      repeat: index + 1,
      occasion,
    })),
  );
}

function runHash({ candidates, items, seed, repeats, occasion, showing }: PlanInput): string {
  const lines = items.map((item) => JSON.stringify([item.key, item.kind, item.hash]));
  const criteria = new Map(candidates.flatMap((candidate) => candidate.criteria).map((one) => [one.id, one]));
  return hashValue({
    plan: PLAN,
    protocol: PROTOCOL,
    // A judge that learns from the gold is the same candidate after the gold has changed, and is asked anew.
    candidates: candidates.map(({ hash, asks }) => [hash, hashValue(asks.identity)]).sort(byFirst),
    criteria: [...criteria.values()].map(asAsked).sort((left, right) => compareCodePoints(left.id, right.id)),
    items: hashText(lines.sort(compareCodePoints).join('\n')),
    seed,
    repeats,
    occasion,
    showing,
  });
}

/** Other spellings decide how replies are read, not what is asked. */
function asAsked({ labels, ...criterion }: Criterion) {
  return { ...criterion, labels: labels.map(({ aliases: _, ...label }) => label) };
}

function byFirst([left = '']: readonly string[], [right = '']: readonly string[]): number {
  return compareCodePoints(left, right);
}

function sorted<T>(values: readonly T[], nameOf: (value: T) => string): readonly T[] {
  return values
    .map((value) => ({ value, name: nameOf(value) }))
    .sort((left, right) => compareCodePoints(left.name, right.name))
    .map(({ value }) => value);
}
