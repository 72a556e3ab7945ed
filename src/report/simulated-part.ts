import type { Comparison } from '../compare/comparison.ts';
import { type Block, section } from './block.ts';
import { errorTables } from './error-part.ts';
import { type LeaderboardContext, simulatedBoard } from './leaderboard.ts';

/** Simulated judges with their figures in a section of their own; empty where there are none. */
export function simulatedPart(comparison: Comparison, context: LeaderboardContext): readonly Block[] {
  const simulated = comparison.candidates.filter(({ standing }) => standing === 'simulated');
  if (simulated.length === 0) return [];
  const errors = context.wide ? [] : errorTables(comparison, simulated, context.level);
  return section('Simulated judges: handed the gold label, never ranked', [
    simulatedBoard(comparison, simulated, context),
    ...errors.map(({ table }) => table),
  ]);
}
