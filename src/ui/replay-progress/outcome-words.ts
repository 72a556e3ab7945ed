import { OUTCOMES, type Outcome } from '../../domain/outcome.ts';
import { count } from '../../text/number.ts';
import { plural } from '../../text/plural.ts';

/**
 * The outcomes that occurred, in words, in the order in which they are listed in the domain.
 *
 * @example outcomeWords({ ...noOutcomes(), verdict: 118, cut_off: 2 }) // ['118 verdicts', '2 cut off']
 */
export function outcomeWords(outcomes: Readonly<Record<Outcome, number>>): readonly string[] {
  return OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map((outcome) =>
    outcome === 'verdict'
      ? plural(outcomes.verdict, 'verdict')
      : `${count(outcomes[outcome])} ${outcome.replace('_', ' ')}`,
  );
}
