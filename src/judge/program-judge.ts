import type { AskJudge, Question } from '../domain/judge.ts';
import { type ProgramVerdict, programReply } from './program-reply.ts';

/** What a program says on one question under one of its criteria; `undefined` where it knows nothing of it. */
export type Decide = (
  question: Question,
  criterion: string,
) => ProgramVerdict | undefined | Promise<ProgramVerdict | undefined>;

/**
 * A local judge: decides each criterion by itself, without network, money or time.
 *
 * @param identity everything the decisions depend on beside the question: equal identities answer equally.
 */
export function programJudge(identity: AskJudge['identity'], decide: Decide): AskJudge {
  return {
    identity,
    local: true,
    async ask(question, signal) {
      signal.throwIfAborted();
      const verdicts: [string, ProgramVerdict][] = [];
      for (const criterion of question.criteria) {
        const verdict = await decide(question, criterion);
        if (verdict) verdicts.push([criterion, verdict]);
      }
      return programReply(Object.fromEntries(verdicts));
    },
  };
}
