import type { Decision } from '../../domain/annotation.ts';
import { type Criterion, labelIds } from '../../domain/criterion.ts';
import { decisionsInForce } from '../../domain/review-decisions.ts';
import { filterQueue, isFiltered, type ReviewFilter, tellsVerdict } from '../../domain/review-filter.ts';
import type { QueueEntry } from '../../domain/review-queue.ts';
import type { Content } from '../../domain/transcript.ts';
import type { Effect, Remembered, Revealed, ReviewSetting } from './record.ts';

export type Pane = 'list' | 'transcript' | 'verdicts';

/** Where an item stands with this reviewer: to be labelled blind, to be decided, decided. */
export type Phase = 'reading' | 'revealed' | 'decided';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A line that is being typed. */
export interface Typing {
  readonly what: 'search' | 'comment' | 'label';
  readonly text: string;
}

export type Overlay =
  | { readonly kind: 'help'; readonly scroll: number }
  | { readonly kind: 'filter'; readonly cursor: number };

/** The item under the cursor, as far as it was loaded. `revealed` is loaded only after the label is saved. */
export interface OpenItem {
  readonly item: string;
  readonly content?: Content;
  readonly revealed?: Revealed;
}

/** Everything a screen shows follows from this; it is replaced as a whole by each key. */
export interface ReviewState {
  readonly setting: ReviewSetting;
  readonly labels: ReadonlyMap<string, string | null>;
  readonly decisions: readonly Decision[];
  readonly filter: ReviewFilter;
  readonly told: readonly ReviewFilter[];
  readonly shown: readonly QueueEntry[];
  readonly cursor: number;
  readonly open: OpenItem | undefined;
  readonly pane: Pane;
  readonly scroll: { readonly transcript: number; readonly verdicts: number };
  /** Tool outputs that are shown whole, by block. */
  readonly unfolded: ReadonlySet<string> | 'all';
  readonly search: string;
  readonly typing: Typing | undefined;
  readonly overlay: Overlay | undefined;
  /** Item -> note that will be saved with its decision. */
  readonly notes: ReadonlyMap<string, string>;
  /** What is on its way to the disk; until it is there no key labels or decides. */
  readonly saving: 'label' | 'decide' | undefined;
  readonly message: { readonly text: string; readonly tone: 'good' | 'warn' | 'plain' } | undefined;
  readonly size: Size;
}

export interface Step {
  readonly state: ReviewState;
  readonly effects: readonly Effect[];
}

/** The first state: where the reviewer stopped, else the first item that is not decided. */
export function startReview(setting: ReviewSetting, size: Size): Step {
  const { filter, told, item } = setting.remembered;
  const shown = filterQueue(setting.queue, filter);
  const state: ReviewState = {
    setting,
    labels: setting.labels,
    decisions: setting.decisions,
    filter,
    told: tellsVerdict(filter) ? [...told, filter] : told,
    shown,
    cursor: 0,
    open: undefined,
    pane: 'transcript',
    scroll: { transcript: 0, verdicts: 0 },
    unfolded: new Set(),
    search: '',
    typing: undefined,
    overlay: undefined,
    notes: new Map(),
    saving: undefined,
    message: undefined,
    size,
  };
  const remembered = shown.findIndex((entry) => entry.item === item);
  return openAt(state, remembered >= 0 ? remembered : Math.max(0, nextUndecided(state, -1)));
}

/** Puts the cursor on an item and asks for what may be seen of it. */
export function openAt(state: ReviewState, cursor: number): Step {
  const at = Math.max(0, Math.min(state.shown.length - 1, cursor));
  const entry = state.shown[at];
  const moved: ReviewState = {
    ...state,
    cursor: at,
    open: entry === undefined ? undefined : { item: entry.item },
    scroll: { transcript: 0, verdicts: 0 },
    unfolded: new Set(),
    pane: state.pane === 'verdicts' ? 'transcript' : state.pane,
  };
  if (entry === undefined) return { state: moved, effects: [] };
  return {
    state: moved,
    effects: [
      { kind: 'load', item: entry.item },
      ...(phaseOf(moved, entry.item) === 'reading' ? [] : [{ kind: 'reveal', item: entry.item } as const]),
    ],
  };
}

export function phaseOf(state: ReviewState, item: string): Phase {
  if (!state.labels.has(item)) return 'reading';
  return decisionOn(state, item) === undefined ? 'revealed' : 'decided';
}

/** The reviewer's decision that stands on an item, in a queue of this kind. */
export function decisionOn(state: ReviewState, item: string): Decision | undefined {
  return standing(state).get(item);
}

/** Decisions that stand in a queue of this kind, by item, in the order in which they were made. */
export function standing(state: ReviewState): ReadonlyMap<string, Decision> {
  const changesGold = !isFiltered(state.filter);
  const known = STANDING.get(state.decisions)?.get(changesGold);
  if (known !== undefined) return known;
  const own = decisionsInForce(state.decisions).filter((decision) => decision.changesGold === changesGold);
  const made = new Map(own.map((decision) => [decision.item, decision]));
  const both = STANDING.get(state.decisions) ?? new Map<boolean, ReadonlyMap<string, Decision>>();
  both.set(changesGold, made);
  STANDING.set(state.decisions, both);
  return made;
}

/** Each list of decisions is worked out once: a frame asks about every row. */
const STANDING = new WeakMap<readonly Decision[], Map<boolean, ReadonlyMap<string, Decision>>>();

/** The next item after `from` that is not decided, going round; -1 where all are. */
export function nextUndecided(state: ReviewState, from: number): number {
  const made = standing(state);
  const count = state.shown.length;
  for (let step = 1; step <= count; step++) {
    const at = (from + step + count) % count;
    const entry = state.shown[at];
    if (entry !== undefined && !made.has(entry.item)) return at;
  }
  return -1;
}

/** Whether somebody who gives this item a label now knows of the filter what judges or gold said. */
export function isTold(state: ReviewState, entry: QueueEntry): boolean {
  return state.told.some((filter) => filterQueue([entry], filter).length > 0);
}

export function remembered(state: ReviewState): Remembered {
  const item = state.shown[state.cursor]?.item;
  return { ...(item === undefined ? {} : { item }), filter: state.filter, told: state.told };
}

/** A label's id by its place on the keys: 0 for the first. */
export function labelAt(criterion: Criterion, index: number): string | undefined {
  return labelIds(criterion)[index];
}
