import { explain } from '../compare/glossary.ts';
import type { Assessment } from './assessment.ts';
import { besideMeasures } from './beside-measures.ts';
import { type Block, list } from './block.ts';
import { ceilingFor } from './ceiling-part.ts';
import { contestMeasures } from './contest-measures.ts';
import { driftMeasures } from './drift-part.ts';
import { familyOf, measureName } from './measure-text.ts';
import { natureOf } from './nature.ts';
import { peopleFor } from './people-part.ts';
import type { Provenance } from './provenance.ts';

/** What every measure of the report is, one point each, in the order in which they first appear. */
export function glossaryPart(comparisons: readonly Assessment[], provenance: Provenance): readonly Block[] {
  const ids = comparisons.flatMap((comparison) => idsIn(comparison, provenance.study.illustrative));
  return list([...new Set(ids.map(familyOf))].map(sentence));
}

function idsIn(comparison: Assessment, illustrative: boolean): readonly string[] {
  const nature = natureOf(comparison, illustrative);
  const ceiling = ceilingFor(comparison, nature);
  const people = peopleFor(comparison, nature);
  return [
    ...comparison.candidates.flatMap(({ main, orderEffects, bias }) => [
      ...main.overall.measures.map(({ id }) => id),
      ...main.by.map(({ stratifiedKappa }) => stratifiedKappa.id),
      ...(orderEffects?.measures ?? []).map(({ id }) => id),
      ...(bias?.measures ?? []).map(({ id }) => id),
      ...(bias?.byFacet ?? []).flatMap(({ measures, contrasts }) =>
        [...measures, ...contrasts.flatMap((contrast) => contrast.measures)].map(({ id }) => id),
      ),
    ]),
    ...ceiling.measures.map(({ id }) => id),
    ...(people?.candidates ?? []).flatMap(({ measures }) => measures.map(({ id }) => id)),
    ...contestMeasures(comparison).map(({ measure }) => measure.id),
    ...driftMeasures(comparison.drift).map(({ measure }) => measure.id),
    ...claimIds(comparison),
    ...besideMeasures(comparison).map(({ measure }) => measure.id),
  ];
}

/** Of claims the numbers that a report shows: rates, and differences where there are any. */
function claimIds({ claims }: Assessment): readonly string[] {
  return (claims?.rates ?? []).flatMap(({ overall: { raw, corrected, ppi, youden }, by }) => [
    ...[raw, corrected, ppi, youden].map(({ id }) => id),
    ...by.flatMap(({ differences }) => differences.flatMap((own) => [own.raw.id, own.corrected.id])),
  ]);
}

function sentence(family: string): string {
  const entry = explain(family);
  if (entry === undefined) return `${measureName(family)}.`;
  return `${entry.name}: ${entry.meaning} Formula: ${entry.formula}. Source: ${entry.source}.`;
}
