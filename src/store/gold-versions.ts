import type { GoldVersion } from '../domain/gold.ts';
import type { Database } from './database.ts';
import { queries } from './query-builder.ts';
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
export async function goldVersions(database: Database, criterion: string): Promise<readonly GoldVersion[]> {
  return queries(database)
    .selectFrom('gold_version')
    .innerJoin('criterion', 'criterion.id', 'gold_version.criterion')
    .select(['gold_version.n', 'gold_version.hash'])
    .where('criterion.name', '=', toStored(criterion))
    .orderBy('gold_version.id')
    .execute();
}
