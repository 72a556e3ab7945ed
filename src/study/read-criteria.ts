import { CriterionSchema } from './criterion-schema.ts';
import type { Findings } from './findings.ts';
import { KnownCriteria } from './known-criteria.ts';
import { readCriterion } from './read-criterion.ts';
import { member, sound } from './sound.ts';

/** The study's criteria, in order: a derived one sees those above it only, so none can lead to itself. */
export function readCriteria(list: unknown, findings: Findings): KnownCriteria {
  const known = new KnownCriteria();
  if (!Array.isArray(list)) return known;
  list.forEach((entry: unknown, index) => {
    const path = ['criteria', index];
    const id = member(entry, 'id');
    if (typeof id !== 'string') return;
    if (known.has(id)) {
      findings.add([...path, 'id'], `two criteria have the id \`${id}\``, 'rename one of the two');
      return;
    }
    const raw = sound(CriterionSchema, entry);
    known.add(id, raw && readCriterion(raw, known, path, findings));
  });
  return known;
}
