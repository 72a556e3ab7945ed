import type { ItemColumns } from '../../domain/columns.ts';
import type { Criterion } from '../../domain/criterion.ts';
import { InputError } from '../../domain/problem.ts';
import type { Gate, Study } from '../../domain/study.ts';
import { numberOf, type PlanOptions } from './plan-options.ts';
import type { PlannedGate } from './requirements/gate-requirement.ts';

/** Those of the whole study, one criterion's or not: they are tested together. A typed one takes their place. */
export function gatesOf(
  study: Study,
  options: PlanOptions,
  criteria: readonly Criterion[],
  items: ItemColumns,
): readonly PlannedGate[] {
  const categories = categoriesOf(options);
  const typed = criteria.flatMap(({ id }) => typedGate(options, id) ?? []);
  return (typed.length > 0 ? typed : study.gates).map((gate) => ({
    gate,
    values: gate.by === undefined ? categories : (items.facets.get(gate.by)?.values.length ?? 1),
  }));
}

/** What to mind about a criterion's gates. */
export function gateNotes(gates: readonly PlannedGate[], items: ItemColumns): readonly string[] {
  if (gates.length === 0) return ['the study has no gates: --measure tpr --at-least 0.8 plans one'];
  const unknown = new Set(
    gates.flatMap(({ gate: { by } }) => (by === undefined || items.facets.has(by) ? [] : [by])),
  );
  return [...unknown].map((facet) => `no item has a ${facet} yet: planned as if there were one value of it`);
}

/** The one that was typed, or an example. */
export function gateWithoutStudy(options: PlanOptions): PlannedGate {
  const gate = typedGate(options, '') ?? {
    id: 'tpr >= 0.8',
    criterion: '',
    measure: 'tpr',
    atLeast: 0.8,
  };
  return { gate, values: categoriesOf(options) };
}

function categoriesOf({ categories }: PlanOptions): number {
  return numberOf('categories', categories, 'size') ?? 1;
}

/** `--measure tpr --at-least 0.8` in place of the study's gates. */
function typedGate(options: PlanOptions, criterion: string): Gate | undefined {
  const atLeast = numberOf('at-least', options.atLeast, 'kappa');
  const atMost = numberOf('at-most', options.atMost, 'kappa');
  if (atLeast === undefined && atMost === undefined) {
    if (options.measure === undefined) return undefined;
    throw new InputError({
      message: `--measure ${options.measure} says what to show, not how much`,
      remedy: 'add --at-least or --at-most',
    });
  }
  const measure = options.measure ?? 'tpr';
  const asked = [
    ...(atLeast === undefined ? [] : [`>= ${atLeast}`]),
    ...(atMost === undefined ? [] : [`<= ${atMost}`]),
  ];
  return {
    id: `${measure} ${asked.join(' and ')}`,
    criterion,
    measure,
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
  };
}
