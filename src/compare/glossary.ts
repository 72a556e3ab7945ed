import { GLOSSARY_AGREEMENT } from './glossary-agreement.ts';
import { GLOSSARY_BESIDE_KAPPA } from './glossary-beside-kappa.ts';
import { GLOSSARY_BIAS } from './glossary-bias.ts';
import { GLOSSARY_CLAIMS } from './glossary-claims.ts';
import { GLOSSARY_CONSISTENCY } from './glossary-consistency.ts';
import { GLOSSARY_DRIFT } from './glossary-drift.ts';
import type { GlossaryEntry } from './glossary-entry.ts';
import { GLOSSARY_PEOPLE } from './glossary-people.ts';
import { GLOSSARY_RATES } from './glossary-rates.ts';
import { GLOSSARY_SELECTION } from './glossary-selection.ts';

export type { GlossaryEntry };

/**
 * Every measure a comparison emits, by id. An id with a colon names the label or cut behind it (`recall:tie`,
 * `kappa:>= 7`) and stands here under what precedes the colon.
 */
export const GLOSSARY: Readonly<Record<string, GlossaryEntry>> = {
  ...GLOSSARY_AGREEMENT,
  ...GLOSSARY_BESIDE_KAPPA,
  ...GLOSSARY_RATES,
  ...GLOSSARY_BIAS,
  ...GLOSSARY_SELECTION,
  ...GLOSSARY_CLAIMS,
  ...GLOSSARY_PEOPLE,
  ...GLOSSARY_CONSISTENCY,
  ...GLOSSARY_DRIFT,
};

/**
 * The entry of a measure, with the label or cut that its id names.
 *
 * @returns `undefined` where no measure has this id
 * @example
 * explain('recall:tie')?.name // 'Recall, for "tie"'
 */
export function explain(id: string): GlossaryEntry | undefined {
  const [stem = '', ...rest] = id.split(':');
  if (!Object.hasOwn(GLOSSARY, stem)) return undefined;
  const entry = GLOSSARY[stem];
  if (entry === undefined || rest.length === 0) return entry;
  return { ...entry, name: `${entry.name}, for "${rest.join(':')}"` };
}
