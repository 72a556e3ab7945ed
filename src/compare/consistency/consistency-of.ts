import { canBeChosen } from '../../domain/candidate.ts';
import type { Calls } from '../calls.ts';
import type { CandidateContext } from '../context.ts';
import type { Entrant } from '../on-common.ts';
import { componentsOf } from './components.ts';
import type { Consistency } from './consistency.ts';
import { oneLabelEach } from './one-label.ts';
import { pairsOf } from './pairs.ts';
import { panelOf } from './panel.ts';
import { repeatsOf } from './repeats.ts';

/**
 * How far candidates agree with themselves and with each other, and where their differences come from. Simulated judges
 * take no part: they are handed the gold. Undefined where there is one candidate, asked once.
 *
 * @param callsOf the calls of a candidate, by its hash
 */
export function consistencyOf(
  context: CandidateContext,
  entrants: readonly Entrant[],
  callsOf: ReadonlyMap<string, Calls>,
): Consistency | undefined {
  const known = entrants
    .filter(({ contestant }) => canBeChosen(contestant.candidate))
    .flatMap(({ contestant, result }) => {
      const calls = callsOf.get(contestant.candidate.hash);
      if (calls === undefined) return [];
      const labels = oneLabelEach(context, contestant, calls);
      return [{ contestant, calls, labels, isRanked: result.standing === 'ranked' }];
    });
  const repeats = known.flatMap(({ contestant }) => repeatsOf(context, contestant) ?? []);
  if (known.length < 2 && repeats.length === 0) return undefined;
  const panel = panelOf(context, known);
  return {
    repeats,
    pairs: pairsOf(context, known),
    ...(panel === undefined ? {} : { panel }),
    components: componentsOf(context, known),
  };
}
