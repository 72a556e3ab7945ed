import { deriveAnnotations, deriveReadings } from '../../compare/derive.ts';
import type { AnnotationColumns, Coded, ItemColumns, ReadingColumns } from '../../domain/columns.ts';
import type { Criterion } from '../../domain/criterion.ts';
import { withDisplayNames } from '../../domain/display-names.ts';
import type { Facet } from '../../domain/study.ts';
import type { Workplace } from '../workplace.ts';
import { isBeforeReview } from './gold-in-use.ts';

/** A derived criterion's columns come from those of the criteria it is made of. */
export async function loadColumns(
  place: Workplace,
  criterion: Criterion,
  items: ItemColumns,
): Promise<{ readings: ReadingColumns; annotations: AnnotationColumns }> {
  const load = async (asked: Criterion) => ({
    criterion: asked,
    readings: await loadReadings(place, asked, items),
    annotations: await place.store.loadAnnotations(asked, items),
  });
  if (criterion.derived === undefined) return load(criterion);
  const asked = place.study.criteria.filter((entry) => entry.derived === undefined);
  const sources = await Promise.all(asked.map(load));
  return {
    readings: deriveReadings(criterion, sources, items),
    annotations: deriveAnnotations(criterion, sources, items),
  };
}

async function loadReadings(
  place: Workplace,
  criterion: Criterion,
  items: ItemColumns,
): Promise<ReadingColumns> {
  const readings = await place.store.loadReadings(criterion, items);
  const own = place.gold.annotations.filter(
    (entry) => entry.criterion === criterion.id && isBeforeReview(entry),
  );
  return {
    ...readings,
    candidates: withDisplayNames(
      readings.candidates,
      own.map(({ view }) => view),
    ),
  };
}

/** Spellings of one facet value that the study declares equal become one value. */
export function withFacetAliases(items: ItemColumns, facets: readonly Facet[]): ItemColumns {
  const renamed = new Map(items.facets);
  for (const facet of facets) {
    const column = items.facets.get(facet.name);
    if (column && Object.keys(facet.aliases).length > 0)
      renamed.set(facet.name, recode(column, facet.aliases));
  }
  return { ...items, facets: renamed };
}

function recode(column: Coded, aliases: Readonly<Record<string, string>>): Coded {
  const meant = column.values.map((value) =>
    Object.hasOwn(aliases, value) ? (aliases[value] ?? value) : value,
  );
  const values = [...new Set(meant)].sort();
  const newCode = new Map(values.map((value, code) => [value, code]));
  const codes = column.codes.map((code) => newCode.get(meant[code] ?? '') ?? -1);
  return { values, codes };
}
