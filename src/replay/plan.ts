import { compareCodePoints } from '../domain/canonical-json.ts';
import type { Counted } from '../domain/counted.ts';
import type { Criterion } from '../domain/criterion.ts';
import { hashLines, hashValue } from '../domain/hash.ts';
import type { Content } from '../domain/transcript.ts';
import type { Run, Trial } from '../domain/trial.ts';
import { PROTOCOL } from '../prompt/index.ts';
import type { PlannedCandidate } from './candidates.ts';
import { reversedAtFirst } from './label-orders.ts';
import { sortByHash } from './sort-by-hash.ts';
import { trialsInOrder } from './trials-in-order.ts';

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
  /** The items over which orders of labels are balanced, where these are but some of them; default: `items`. */
  readonly among?: readonly PlanItem[];
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
  /** Made while they are gone through. */
  readonly trials: Counted<Trial>;
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
  const repeated = repeatedItems(input.items, input);
  const reversed = reversedItems(input);
  const { items, candidates, occasion, seed, repeats } = input;
  const inOrder = sortByHash(items, (key) => hashValue([seed, 'order of items', key]));
  const asked = ({ key, kind }: PlanItem) => ({
    key,
    kind,
    repeats: repeated.has(key) ? repeats.k : 1,
    isReversed: reversed?.has(key) ?? false,
  });
  const trials = trialsInOrder(inOrder, asked, candidates, occasion);
  return { run: { hash: runHash(input, reversed), seed }, trials };
}

function repeatedItems(
  items: readonly PlanItem[],
  { seed, repeats }: Pick<PlanInput, 'seed' | 'repeats'>,
): ReadonlySet<string> {
  if (repeats.k === 1) return new Set();
  const drawn = sortByHash(items, (key) => hashValue([seed, 'items asked again', key]));
  return new Set(drawn.slice(0, repeats.on ?? items.length).map((item) => item.key));
}

/** The items whose first call has labels reversed; absent where no template shuffles them. */
function reversedItems(input: PlanInput): ReadonlySet<string> | undefined {
  const { items, among = items, candidates, seed } = input;
  if (!candidates.some(({ prompt }) => prompt?.labelOrder === 'shuffled')) return undefined;
  const single = among.filter(({ kind }) => kind !== 'pair');
  const again = repeatedItems(among, input);
  const repeated = new Set(single.flatMap(({ key }) => (again.has(key) ? [key] : [])));
  return reversedAtFirst({ keys: single.map(({ key }) => key), repeated, seed });
}

function runHash(
  { candidates, items, seed, repeats, occasion, showing }: PlanInput,
  reversed: ReadonlySet<string> | undefined,
): string {
  const turned = items.flatMap(({ key }) => (reversed?.has(key) ? [key] : []));
  const criteria = new Map(candidates.flatMap((candidate) => candidate.criteria).map((one) => [one.id, one]));
  return hashValue({
    plan: PLAN,
    protocol: PROTOCOL,
    // A judge that learns from the gold is the same candidate after the gold has changed, and is asked anew.
    candidates: candidates.map(({ hash, asks }) => [hash, hashValue(asks.identity)]).sort(byFirst),
    criteria: [...criteria.values()].map(asAsked).sort((left, right) => compareCodePoints(left.id, right.id)),
    items: hashLines(sortedLines(items)),
    seed,
    repeats,
    occasion,
    showing,
    // Absent where nothing is shuffled: runs that were opened before orders were balanced go on.
    ...(reversed === undefined ? {} : { reversed: hashValue(turned.sort(compareCodePoints)) }),
  });
}

/** Items mostly come in the order of their keys: then no line is in memory but one. */
function sortedLines(items: readonly PlanItem[]): Iterable<string> {
  const lineOf = ({ key, kind, hash }: PlanItem) => JSON.stringify([key, kind, hash]);
  let last = '';
  for (const item of items) {
    const line = lineOf(item);
    if (line < last) return items.map(lineOf).sort(compareCodePoints);
    last = line;
  }
  return items.values().map(lineOf);
}

/** Other spellings decide how replies are read, not what is asked. */
function asAsked({ labels, ...criterion }: Criterion) {
  return { ...criterion, labels: labels.map(({ aliases: _, ...label }) => label) };
}

function byFirst([left = '']: readonly string[], [right = '']: readonly string[]): number {
  return compareCodePoints(left, right);
}
