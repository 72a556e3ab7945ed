import { canonicalJson } from '../domain/canonical-json.ts';
import type { Measure } from '../domain/measure.ts';
import type { SavedMeasure } from '../domain/store.ts';
import type { Database } from './database.ts';
import { fromStored, toStored } from './text-codec.ts';

/** Saves measures by what they measure; one saved before is replaced, being the same number computed again. */
export function saveMeasures(database: Database, measures: readonly SavedMeasure[]): void {
  database.write(() => {
    const put = database.statement(
      `INSERT INTO measure (comparison, criterion, candidate, presentation, facet, value, name, json)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (comparison, criterion, candidate, presentation, facet, value, name)
       DO UPDATE SET json = excluded.json`,
    );
    for (const { comparison, criterion, candidate, presentation, facet, measure } of measures) {
      const texts = [
        comparison,
        criterion,
        candidate,
        presentation,
        facet?.name ?? '',
        facet?.value ?? '',
        measure.id,
      ];
      put.run(...texts.map(toStored), canonicalJson(measure));
    }
  });
}

/** The measures of one comparison, in the order in which they were first saved. */
export function loadMeasures(database: Database, comparison: string): readonly SavedMeasure[] {
  return database
    .statement('SELECT * FROM measure WHERE comparison = ? ORDER BY id')
    .all(toStored(comparison))
    .map((row) => {
      const text = (column: string) => fromStored(String(row[column]));
      return {
        comparison,
        criterion: text('criterion'),
        candidate: text('candidate'),
        presentation: text('presentation'),
        ...(row['facet'] === '' ? {} : { facet: { name: text('facet'), value: text('value') } }),
        measure: parseMeasure(String(row['json'])),
      };
    });
}

/** Written by saveMeasures alone, from a value of this type; JSON leaves out an estimate that does not exist. */
function parseMeasure(json: string): Measure {
  const parsed: Omit<Measure, 'estimate'> & { readonly estimate?: number } = JSON.parse(json);
  return { ...parsed, estimate: parsed.estimate };
}
