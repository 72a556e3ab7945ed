import type { TrialStore } from '../domain/trial-store.ts';
import { PROGRAM, readAnswer } from '../prompt/index.ts';
import type { PlannedCandidate } from './candidates.ts';
import { replyText } from './paid-reply.ts';

const PAGE = 500;

export interface Reread {
  readonly replies: number;
  /** Readings that say something else than those that stood before. */
  readonly changed: number;
}

/**
 * Reads a run's stored replies again, with the parsers and the spellings of labels of today. Nothing is sent.
 * What reads alike adds nothing; the old readings stay beside the new ones.
 */
export async function rereadRun(
  store: TrialStore,
  run: string,
  candidates: ReadonlyMap<string, PlannedCandidate>,
): Promise<Reread> {
  let replies = 0;
  let changed = 0;
  for (let after = 0; ; ) {
    const page = await store.repliesToReread(run, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return { replies, changed };
    after = last.trial.number;
    replies += page.length;
    changed += await store.reread(
      page.flatMap(({ trial, reply, criteria }) => {
        const candidate = candidates.get(trial.candidate);
        if (candidate === undefined) return [];
        const asked = candidate.criteria.filter(({ id }) => criteria.includes(id));
        const readings = readAnswer(replyText(reply), candidate.prompt ?? PROGRAM, asked);
        return [{ trial: trial.number, reply: reply.number, readings }];
      }),
    );
  }
}
