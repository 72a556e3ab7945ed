import type { Candidate } from '../domain/candidate.ts';
import { OUTCOMES, type Outcome } from '../domain/outcome.ts';
import type { CandidateProgress } from '../domain/trial-store.ts';
import { endpointNote } from './endpoint-note.ts';
import type { ReplayEvent, TrialEnd } from './events.ts';
import { followHolds, type Holds } from './holds.ts';

/** How far one candidate is. */
export interface CandidateState {
  readonly id: string;
  readonly planned: number;
  readonly done: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly tokens: number;
  readonly cost: number;
  readonly costKnown: boolean;
}

/** What a progress display shows; a plain function of the events so far. */
export interface ProgressState {
  readonly startedAt: number;
  readonly now: number;
  readonly planned: number;
  readonly done: number;
  /** Done by this process, which is what the rate is made of. */
  readonly doneNow: number;
  /** Trials that this process takes at most; absent for all. */
  readonly limit?: number;
  readonly candidates: ReadonlyMap<string, CandidateState>;
  readonly note?: string;
  /** Hosts that get no calls for now. */
  readonly holds: Holds;
  readonly stopping: boolean;
}

export function noOutcomes(): Record<Outcome, number> {
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
}

/** The state before the first event. */
export function startProgress(
  candidates: readonly Pick<Candidate, 'id' | 'hash'>[],
  standing: readonly (Omit<CandidateProgress, 'outcomes'> & Partial<CandidateProgress>)[],
  now: number,
  limit?: number,
): ProgressState {
  const known = new Map(standing.map((entry) => [entry.candidate, entry]));
  const states = candidates.map(({ id, hash }): [string, CandidateState] => {
    const { planned = 0, done = 0, outcomes = noOutcomes() } = known.get(hash) ?? {};
    return [hash, { id, planned, done, outcomes, tokens: 0, cost: 0, costKnown: true }];
  });
  return {
    startedAt: now,
    now,
    planned: states.reduce((sum, [, state]) => sum + state.planned, 0),
    done: states.reduce((sum, [, state]) => sum + state.done, 0),
    doneNow: 0,
    ...(limit === undefined ? {} : { limit }),
    candidates: new Map(states),
    holds: new Map(),
    stopping: false,
  };
}

/** The state after one more event at a time in milliseconds. */
export function advance(state: ProgressState, event: ReplayEvent, now: number): ProgressState {
  switch (event.kind) {
    case 'started':
      return { ...state, now, planned: event.planned, done: event.done };
    case 'trial done':
      return {
        ...state,
        now,
        done: state.done + 1,
        doneNow: state.doneNow + 1,
        candidates: withTrial(state.candidates, event),
      };
    case 'already done':
    case 'left open':
      return { ...state, now };
    case 'waiting':
      return { ...state, now, note: `waiting ${Math.ceil(event.milliseconds / 1000)} s: ${event.because}` };
    case 'put off':
      return { ...state, now, note: `put off: ${event.because}` };
    case 'retries used up':
      return { ...state, now, note: 'the run has used up its retries: what fails is not tried again' };
    case 'endpoint':
      return {
        ...state,
        now,
        note: endpointNote(event),
        holds: followHolds(state.holds, event, now),
      };
    case 'stopping':
      return {
        ...state,
        now,
        stopping: true,
        note: stoppingNote(event),
      };
    case 'estimate rose':
      return {
        ...state,
        now,
        note: `it will cost about $${event.cost.toFixed(2)}, not $${event.was.toFixed(2)}`,
      };
    case 'batch':
      return { ...state, now, note: batchNote(event) };
    case 'finished':
      return { ...state, now };
  }
}

function stoppingNote({ because, inFlight }: Extract<ReplayEvent, { kind: 'stopping' }>): string {
  const again = because === 'interrupted' && inFlight > 0 ? '; Ctrl-C again lets go of that' : '';
  return `stopping (${because}): ${inFlight} in flight${again}`;
}

function batchNote({ id, state, done, total, because }: Extract<ReplayEvent, { kind: 'batch' }>): string {
  const name = id === undefined ? 'batch' : `batch ${id}`;
  const count = done === undefined ? '' : `, ${done} of ${total ?? 0}`;
  return `${name} ${state}${count}${because === undefined ? '' : `: ${because}`}`;
}

/** Trials per second in this process, and milliseconds left at that rate; `undefined` before the first. */
export function pace(
  state: ProgressState,
): { readonly perSecond: number; readonly left: number } | undefined {
  const elapsed = state.now - state.startedAt;
  if (state.doneNow === 0 || elapsed <= 0) return undefined;
  const perSecond = (state.doneNow * 1000) / elapsed;
  const open = Math.min(state.planned - state.done, (state.limit ?? Infinity) - state.doneNow);
  return { perSecond, left: (open / perSecond) * 1000 };
}

function withTrial(
  candidates: ReadonlyMap<string, CandidateState>,
  event: TrialEnd,
): ReadonlyMap<string, CandidateState> {
  const before = candidates.get(event.candidate);
  if (!before) return candidates;
  const outcomes = { ...before.outcomes };
  for (const outcome of event.outcomes) outcomes[outcome]++;
  const paid = event.usage !== undefined;
  return new Map(candidates).set(event.candidate, {
    ...before,
    done: before.done + 1,
    outcomes,
    tokens: before.tokens + (event.usage ? event.usage.inputTokens + event.usage.outputTokens : 0),
    cost: before.cost + (event.cost ?? 0),
    costKnown: before.costKnown && (!paid || event.cost !== undefined),
  });
}
