import type { Outcome } from '../../../src/domain/outcome.ts';
import { type CandidateState, noOutcomes, type ProgressState } from '../../../src/replay/progress.ts';

/** A candidate's state in one line: what is not given is as before the first reply. */
export function candidate(
  id: string,
  done: number,
  planned: number,
  {
    outcomes = {},
    ...rest
  }: Partial<Omit<CandidateState, 'outcomes'>> & {
    readonly outcomes?: Partial<Record<Outcome, number>>;
  } = {},
): CandidateState {
  return {
    id,
    done,
    planned,
    tokens: 0,
    cost: 0,
    costKnown: true,
    ...rest,
    outcomes: { ...noOutcomes(), ...outcomes },
  };
}

/** A replay of these candidates, a hundred seconds after its start; all that is done was done in them. */
export function replay(
  candidates: readonly CandidateState[],
  rest: Partial<ProgressState> = {},
): ProgressState {
  const sum = (of: (state: CandidateState) => number) =>
    candidates.reduce((total, state) => total + of(state), 0);
  const done = sum((state) => state.done);
  return {
    startedAt: 1_000_000,
    now: 1_100_000,
    planned: sum((state) => state.planned),
    done,
    doneNow: done,
    candidates: new Map(candidates.map((state, index) => [`hash ${index}`, state])),
    holds: new Map(),
    stopping: false,
    ...rest,
  };
}

/** Three judges of the usual kinds: priced, of unknown price, and free with every outcome there is. */
export const THREE = replay([
  candidate('gpt-6-astra/two-line/full', 300, 1000, {
    outcomes: { verdict: 296, refused: 3, failed: 1 },
    tokens: 1_234_567,
    cost: 12.345,
  }),
  candidate('qwen-local/criterion/full', 50, 1000, {
    outcomes: { verdict: 50 },
    tokens: 98_000,
    costKnown: false,
  }),
  candidate('keyword', 1000, 1000, {
    outcomes: {
      verdict: 900,
      abstained: 40,
      refused: 20,
      unparsable: 15,
      cut_off: 12,
      too_long: 8,
      failed: 5,
    },
  }),
  candidate('prior', 0, 1000),
]);
