import { hashValue } from './hash.ts';

/** What of the transcript a judge is shown. */
export const VIEWS = [
  'full',
  'no_reasoning',
  'actions_only',
  'final_message',
  'no_system_prompt',
  'identity_blinded',
] as const;
export type View = (typeof VIEWS)[number];

/**
 * What can be chosen. `parts` is whatever identifies it: an imported judge's names; a judge's settings as
 * sent, the template's content and the view. The id is for people and may be changed without asking anew.
 */
export interface Candidate {
  readonly id: string;
  readonly kind: 'judge' | 'baseline' | 'imported' | 'jury' | 'simulated';
  /** The judge's display name. */
  readonly judge: string;
  /** The template's id, where there is one. */
  readonly template?: string;
  readonly view: View;
  readonly hash: string;
}

/** Baselines read no transcript and simulated judges are handed the gold: nobody chooses them. */
export function canBeChosen({ kind }: Pick<Candidate, 'kind'>): boolean {
  return kind !== 'baseline' && kind !== 'simulated';
}

/** `importedCandidate`, made and hashed once for each name: a source names the same few judges a million times. */
export function rememberCandidates(): typeof importedCandidate {
  const known = new Map<string, Map<string | undefined, Candidate>>();
  return (judge, template) => {
    const ofJudge = known.get(judge) ?? new Map<string | undefined, Candidate>();
    const candidate = ofJudge.get(template) ?? importedCandidate(judge, template);
    known.set(judge, ofJudge.set(template, candidate));
    return candidate;
  };
}

/** A judge known only by its recorded verdicts. */
export function importedCandidate(judge: string, template?: string): Candidate {
  return {
    id: template === undefined ? judge : `${judge}/${template}`,
    kind: 'imported',
    judge,
    ...(template === undefined ? {} : { template }),
    view: 'full',
    hash: hashValue({ kind: 'imported', judge, template }),
  };
}
