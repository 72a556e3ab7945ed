import { OUTCOMES } from '../../domain/outcome.ts';
import { holdNote } from '../../replay/holds.ts';
import { noOutcomes, type ProgressState, pace } from '../../replay/progress.ts';
import { count, fixed } from '../../text/number.ts';
import { sanitise } from '../../text/sanitise.ts';
import { dollars } from './dollars.ts';

/** How a replay goes, in one line. */
export function progressLine(state: ProgressState): string {
  const outcomes = noOutcomes();
  let cost = 0;
  let isKnown = true;
  for (const candidate of state.candidates.values()) {
    for (const outcome of OUTCOMES) outcomes[outcome] += candidate.outcomes[outcome];
    cost += candidate.cost;
    isKnown &&= candidate.costKnown;
  }
  const speed = pace(state);
  const note = (state.stopping ? undefined : holdNote(state.holds, state.now)) ?? state.note;
  return [
    `${count(state.done)} of ${count(state.planned)} trials`,
    ...(speed === undefined ? [] : [`${fixed(speed.perSecond, 1)} a second`]),
    ...(speed === undefined || state.done === state.planned
      ? []
      : [`${count(Math.ceil(speed.left / 1000))} s left`]),
    OUTCOMES.filter((outcome) => outcomes[outcome] > 0)
      .map((outcome) => `${outcome} ${count(outcomes[outcome])}`)
      .join(', '),
    ...(cost > 0 || !isKnown ? [isKnown ? dollars(cost) : `${dollars(cost)} and unknown prices`] : []),
    ...(note === undefined ? [] : [sanitise(note)]),
  ]
    .filter((part) => part !== '')
    .join('; ');
}
