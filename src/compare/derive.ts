import type { AnnotationColumns, ItemColumns, ReadingColumns } from '../domain/columns.ts';
import type { Condition, Criterion, Derivation } from '../domain/criterion.ts';
import { OUTCOMES, VERDICT } from '../domain/outcome.ts';
import { InputError } from '../domain/problem.ts';
import { joinAnnotations, joinReadings } from './derive-join.ts';

/** A criterion that was asked, with what raters said under it. */
export interface SourceColumns {
  readonly criterion: Criterion;
  readonly readings: ReadingColumns;
  readonly annotations: AnnotationColumns;
}

const ABSTAINED = OUTCOMES.indexOf('abstained');

/**
 * The readings of a derived criterion, from those of its sources: no call is made. A trial without a verdict under
 * any source has none here, for the first source's reason; a label that the derivation leaves out counts as an
 * abstention. A trial that lacks a reading under one of the sources has none.
 *
 * @throws InputError where the criterion is derived from one that is not among the sources.
 */
export function deriveReadings(
  criterion: Criterion,
  sources: readonly SourceColumns[],
  items: ItemColumns,
): ReadingColumns {
  const plan = planOf(criterion, sources, items);
  const { columns, rows } = joinReadings(plan.sources.map(({ readings }) => readings));
  const outcome = new Uint8Array(columns.rows);
  const label = new Int16Array(columns.rows);
  const given = new Array<number>(plan.sources.length).fill(-1);
  for (let row = 0; row < columns.rows; row++) {
    let without = VERDICT;
    for (let source = 0; source < given.length; source++) {
      const from = rows[source]?.[row] ?? row;
      const readings = plan.sources[source]?.readings;
      const own = readings?.outcome[from] ?? ABSTAINED;
      if (own !== VERDICT && without === VERDICT) without = own;
      given[source] = readings?.label[from] ?? -1;
    }
    const derived = without === VERDICT ? plan.label(given, columns.item[row] as number) : -1;
    label[row] = derived;
    outcome[row] = without !== VERDICT ? without : derived < 0 ? ABSTAINED : VERDICT;
  }
  return { ...columns, outcome, label };
}

/**
 * The annotations of a derived criterion: an annotator's own labels under the sources, in one role, make the derived
 * one. Where any of them is an abstention, or the derivation leaves the label out, so is the derived one.
 *
 * @throws InputError where the criterion is derived from one that is not among the sources.
 */
export function deriveAnnotations(
  criterion: Criterion,
  sources: readonly SourceColumns[],
  items: ItemColumns,
): AnnotationColumns {
  const plan = planOf(criterion, sources, items);
  const { columns, rows } = joinAnnotations(plan.sources.map(({ annotations }) => annotations));
  const label = new Int16Array(columns.rows);
  const given = new Array<number>(plan.sources.length).fill(-1);
  for (let row = 0; row < columns.rows; row++) {
    for (let source = 0; source < given.length; source++) {
      given[source] = plan.sources[source]?.annotations.label[rows[source]?.[row] ?? row] ?? -1;
    }
    const isComplete = given.every((own) => own >= 0);
    label[row] = isComplete ? plan.label(given, columns.item[row] as number) : -1;
  }
  return { ...columns, label };
}

interface Plan {
  readonly sources: readonly SourceColumns[];
  /** The derived label for the sources' labels, in the order of `sources`; -1 where it is left out. */
  label(given: readonly number[], item: number): number;
}

function planOf(criterion: Criterion, sources: readonly SourceColumns[], items: ItemColumns): Plan {
  const { derived, positive = criterion.labels.length - 1 } = criterion;
  if (derived === undefined) throw new RangeError(`criterion ${criterion.id} is not derived`);
  const named = (id: string) => findSource(criterion, sources, id);
  const negative = positive === 0 ? 1 : 0;
  switch (derived.kind) {
    case 'cut':
      return {
        sources: [named(derived.of)],
        label: ([own = -1]) => (own >= derived.from ? positive : negative),
      };
    case 'collapse':
      return { sources: [named(derived.of)], label: ([own = -1]) => derived.map[own] ?? -1 };
    case 'all':
      return allOf(derived, named, items, positive, negative);
  }
}

function allOf(
  { conditions }: Extract<Derivation, { kind: 'all' }>,
  named: (id: string) => SourceColumns,
  items: ItemColumns,
  positive: number,
  negative: number,
): Plan {
  const onLabels = conditions.filter((condition) => 'criterion' in condition);
  const onFacets = conditions
    .filter((condition) => 'facet' in condition)
    .map((one) => facetHolds(one, items));
  return {
    sources: onLabels.map((condition) => named(condition.criterion)),
    label: (given, item) =>
      onLabels.every(({ labels }, index) => labels.includes(given[index] ?? -1)) &&
      onFacets.every((holds) => holds(item))
        ? positive
        : negative,
  };
}

/** An item without a value of the facet does not meet the condition. */
function facetHolds(
  { facet, values }: Extract<Condition, { facet: string }>,
  items: ItemColumns,
): (item: number) => boolean {
  const column = items.facets.get(facet);
  const wanted = new Set(
    values.map((value) => column?.values.indexOf(value) ?? -1).filter((code) => code >= 0),
  );
  return (item) => wanted.has(column?.codes[item] ?? -1);
}

function findSource(criterion: Criterion, sources: readonly SourceColumns[], id: string): SourceColumns {
  const source = sources.find((entry) => entry.criterion.id === id);
  if (source !== undefined) return source;
  throw new InputError({
    message: `criterion ${criterion.id} is derived from ${id}, which is not asked of any rater`,
    remedy: `derive it from one of: ${sources.map((entry) => entry.criterion.id).join(', ')}`,
  });
}
