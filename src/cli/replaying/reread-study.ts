import { rereadRun } from '../../replay/reread.ts';
import { stableJson } from '../../text/json.ts';
import { plural } from '../../text/plural.ts';
import { EXIT } from '../exit-code.ts';
import type { Session } from './session.ts';

/** Reads the run's stored replies again, with today's parsers and spellings of labels. Sends nothing. */
export async function rereadStudy({ place, plan, options, context }: Session): Promise<number> {
  const candidates = new Map(plan.candidates.map((candidate) => [candidate.hash, candidate]));
  const { replies, changed } = await rereadRun(place.store, plan.run.hash, candidates);
  if (options.json) {
    context.out(stableJson({ schema: 'assay/reread', schemaVersion: 1, replies, changed }));
  } else {
    const found = changed === 0 ? 'nothing has changed' : `${plural(changed, 'reading')} changed`;
    const read = plural(replies, 'stored reply', 'stored replies');
    context.out(`${read} read again: ${found}; nothing was sent\n`);
  }
  context.err('next: assay compare\n');
  return EXIT.ok;
}
