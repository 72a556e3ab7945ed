import type { Observed } from '../../../claim/observed.ts';
import type { Gate } from '../../../domain/study.ts';
import { jointPlan } from '../../../stats/index.ts';
import type { Assumptions } from '../assumptions.ts';
import { complete } from './complete.ts';
import { gateNeed } from './gate-need.ts';
import type { Requirement } from './requirement.ts';

/** A gate of the study, or one that was typed, and in how many categories or values of its facet it must hold. */
export interface PlannedGate {
  readonly gate: Gate;
  readonly values: number;
}

/** How many bounds a gate sets: each end, for each value. */
export function boundsOf({ gate, values }: PlannedGate): number {
  const ends = [gate.atLeast, gate.atMost].filter((bound) => bound !== undefined).length;
  return Math.ceil(values) * ends;
}

/**
 * What a gate needs. Where several bounds are tested together each is planned at the joint level, and the values of a
 * gate with the power that all of them pass with.
 *
 * @param bounds tested together: of all criteria, gates and values
 */
export function gateRequirement(
  { gate, values }: PlannedGate,
  bounds: number,
  given: Assumptions,
  observed: Observed | undefined,
): Requirement {
  const each = jointPlan({
    bounds,
    together: Math.ceil(values),
    level: given.level.value,
    power: given.power.value,
  });
  return complete(
    {
      id: gate.id,
      kind: 'gate',
      categories: values,
      ...(gate.by === undefined ? {} : { by: gate.by }),
      ...(bounds > 1 ? { joint: { bounds, ...each } } : {}),
    },
    gateNeed(gate, given, each),
    given,
    observed,
  );
}
