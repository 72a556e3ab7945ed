import type { GoldVersion } from '../domain/gold.ts';
import type { Database } from './database.ts';
import { toStored } from './text-codec.ts';

/** Remembers a version of a criterion's gold; a hash that is known adds nothing. */
export function putGoldVersion(database: Database, criterion: string, { hash, n }: GoldVersion): void {
  database.write(() => {
    database
      .statement('INSERT INTO gold_version (criterion, hash, n) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      .run(database.criteria.number(criterion), hash, n);
  });
}

/** The versions of a criterion's gold, in the order in which they were first used. */
export function goldVersions(database: Database, criterion: string): readonly GoldVersion[] {
  return database
    .statement(
      `SELECT gold_version.n, gold_version.hash
       FROM gold_version JOIN criterion ON criterion.id = gold_version.criterion
       WHERE criterion.name = ? ORDER BY gold_version.id`,
    )
    .all(toStored(criterion))
    .map(({ n, hash }) => ({ n: Number(n), hash: String(hash) }));
}
