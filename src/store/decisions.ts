import type { Decision } from '../domain/annotation.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Database } from './database.ts';
import { toStored } from './text-codec.ts';

/**
 * Makes the index say what the file says; of two lines with one id the last stands. An index that says it
 * already is not written.
 */
export function replaceDecisions(database: Database, decisions: readonly Decision[]): void {
  const byId = new Map(decisions.map((decision) => [decision.id, canonicalJson(decision)]));
  const known = database.connection.prepare('SELECT json FROM decision ORDER BY id').all();
  const texts = [...byId.values()];
  if (texts.length === known.length && known.every((row, index) => row['json'] === texts[index])) return;
  database.write(() => {
    database.statement('DELETE FROM decision').run();
    for (const decision of new Map(decisions.map((entry) => [entry.id, entry])).values()) {
      database
        .statement('INSERT INTO decision (name, item, criterion, json) VALUES (?, ?, ?, ?)')
        .run(
          toStored(decision.id),
          database.words.number(decision.item),
          database.criteria.number(decision.criterion),
          byId.get(decision.id) ?? '',
        );
    }
  });
}
