import type { Store } from '../domain/store.ts';
import { loadAnnotations, replaceAnnotations } from './annotations.ts';
import type { Database } from './database.ts';
import { replaceDecisions } from './decisions.ts';
import { loadItem } from './load-item.ts';
import { loadItems } from './load-items.ts';
import { loadReadings } from './load-readings.ts';
import { loadMeasures, saveMeasures } from './measures.ts';
import { putCandidates } from './put-candidates.ts';
import { putItems } from './put-items.ts';
import { putVerdicts } from './put-verdicts.ts';

/** The store over one open database file. */
export function sqliteStore(database: Database): Store {
  return {
    putItems: (items) => database.guard(() => putItems(database, items)),
    loadItems: () => database.guard(() => loadItems(database)),
    item: (key) => database.guard(() => loadItem(database, key)),
    replaceAnnotations: (annotations) => database.guard(() => replaceAnnotations(database, annotations)),
    replaceDecisions: (decisions) => database.guard(() => replaceDecisions(database, decisions)),
    loadAnnotations: (criterion, items) => database.guard(() => loadAnnotations(database, criterion, items)),
    putCandidates: (candidates) => database.guard(() => putCandidates(database, candidates)),
    putVerdicts: (verdicts) => database.guard(() => putVerdicts(database, verdicts)),
    loadReadings: (criterion, items) => database.guard(() => loadReadings(database, criterion, items)),
    saveMeasures: (measures) => database.guard(() => saveMeasures(database, measures)),
    loadMeasures: (comparison) => database.guard(() => loadMeasures(database, comparison)),
    close: () => database.guard(() => database.close()),
  };
}
