import type { GoldSummary } from './comparison.ts';
import type { CandidateContext } from './context.ts';
import type { CompareInput } from './input.ts';

/** Sentences that say how everything was computed, every default in force included. */
export function methodsOf(
  input: CompareInput,
  gold: GoldSummary,
  context: CandidateContext,
): readonly string[] {
  return [
    `Gold: ${gold.rule}.`,
    `Compared on ${context.overall.items.length} items of ${input.items.count}.`,
  ];
}
