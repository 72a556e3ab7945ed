import type { Answer } from '../domain/judge.ts';

/** What a program says under one criterion: a label's id, or `null` where it abstains. */
export interface ProgramVerdict {
  readonly label: string | null;
  readonly rationale?: string;
}

/** Criterion id -> what is said; criteria without an entry are left unanswered. */
export type ProgramVerdicts = Readonly<Record<string, ProgramVerdict>>;

/**
 * The reply of a judge that is a program. It has no usage, time, latency or cost, so that the same inputs give
 * the same bytes.
 *
 * @example programReply({ evades: { label: 'yes' } }) // text: '{"evades":{"label":"yes"}}'
 */
export function programReply(verdicts: ProgramVerdicts): Answer {
  return { kind: 'reply', text: JSON.stringify(verdicts), finish: 'stop' };
}
