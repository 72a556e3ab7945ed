import type { ClaimHolder } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { queries } from '../query-builder.ts';
import { fromStored, toStored } from '../text-codec.ts';

/** Who has claims on a run's trials, lapsed ones included. */
export async function holders(database: Database, run: string): Promise<readonly ClaimHolder[]> {
  const rows = await queries(database)
    .selectFrom('claim')
    .innerJoin('trial', 'trial.id', 'claim.trial')
    .innerJoin('run', 'run.id', 'trial.run')
    .select((build) => [
      'claim.owner',
      build.cast<number>(build.fn.countAll(), 'integer').as('trials'),
      build.cast<number>(build.fn.max('claim.until'), 'integer').as('until'),
    ])
    .where('run.hash', '=', toStored(run))
    .groupBy('claim.owner')
    .orderBy('claim.owner')
    .execute();
  return rows.map((row) => ({ ...row, owner: fromStored(row.owner) }));
}
