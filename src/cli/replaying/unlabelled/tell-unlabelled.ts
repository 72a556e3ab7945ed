import { relative } from 'node:path';
import type { Session } from '../session.ts';
import { gatherUnlabelled, type UnlabelledFindings } from './gather-unlabelled.ts';
import { unlabelledText } from './unlabelled-text.ts';
import { writeAudit } from './write-audit.ts';

const AUDITED = 50;

/** What a replay on unlabelled transcripts found, and the queue to have some of them labelled. */
export interface ToldUnlabelled extends Omit<UnlabelledFindings, 'audit'> {
  /** Relative to the working directory; absent where there is nothing to draw from. */
  readonly queue?: string;
}

/** Gathers, writes the queues, and prints unless it is to be JSON. */
export async function tellUnlabelled(session: Session): Promise<readonly ToldUnlabelled[]> {
  const { place, options, context } = session;
  const told: ToldUnlabelled[] = [];
  for (const found of await gatherUnlabelled(session, options.audit ?? AUDITED)) {
    const file = await writeAudit(place.study.folder, found);
    if (!options.json) {
      context.out(`\n${unlabelledText(found, context.width)}`);
      if (file !== undefined) {
        const name = relative(context.cwd, file);
        context.err(
          `wrote ${name}: ${found.audit.length} of them to be labelled, each with its probability\n`,
        );
      }
    }
    const { audit: _, ...rest } = found;
    told.push({ ...rest, ...(file === undefined ? {} : { queue: relative(context.cwd, file) }) });
  }
  return told;
}
