import { type Candidate, VIEWS } from '../domain/candidate.ts';
import { compareCodePoints } from '../domain/canonical-json.ts';
import type { Database } from './database.ts';
import { fromStored } from './text-codec.ts';

/** The candidates with these numbers, ordered by id, those that share an id by hash. */
export function loadCandidates(
  database: Database,
  numbers: Iterable<number>,
): readonly { readonly number: number; readonly candidate: Candidate }[] {
  return [...numbers]
    .map((number) => ({ number, candidate: loadCandidate(database, number) }))
    .sort(
      (left, right) =>
        compareCodePoints(left.candidate.id, right.candidate.id) ||
        compareCodePoints(left.candidate.hash, right.candidate.hash),
    );
}

function loadCandidate(database: Database, number: number): Candidate {
  const row = database.statement('SELECT * FROM candidate WHERE id = ?').get(number);
  const kind = KINDS.find((known) => known === row?.['kind']);
  const view = VIEWS.find((known) => known === row?.['view']);
  if (row === undefined || kind === undefined || view === undefined) {
    throw new Error(`the store holds no candidate ${number} that this version understands`);
  }
  const template = row['template'];
  return {
    id: fromStored(String(row['name'])),
    kind,
    judge: fromStored(String(row['judge'])),
    ...(template === null ? {} : { template: fromStored(String(template)) }),
    view,
    hash: fromStored(String(row['hash'])),
  };
}

const KINDS: readonly Candidate['kind'][] = ['judge', 'baseline', 'imported', 'jury', 'simulated'];
