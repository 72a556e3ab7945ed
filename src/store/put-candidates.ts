import type { Candidate } from '../domain/candidate.ts';
import type { Database } from './database.ts';
import { toStored } from './text-codec.ts';

/** Puts candidates by hash. What is for people (the id, the judge's name) follows the latest put. */
export function putCandidates(database: Database, candidates: readonly Candidate[]): void {
  database.write(() => {
    const put = database.statement(`
      INSERT INTO candidate (hash, name, kind, judge, template, view) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (hash) DO UPDATE SET name = excluded.name, kind = excluded.kind, judge = excluded.judge,
        template = excluded.template, view = excluded.view`);
    for (const { hash, id, kind, judge, template, view } of candidates) {
      const name = template === undefined ? null : toStored(template);
      put.run(toStored(hash), toStored(id), kind, toStored(judge), name, view);
    }
  });
}
