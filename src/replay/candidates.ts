import type { Candidate, View } from '../domain/candidate.ts';
import type { Criterion } from '../domain/criterion.ts';
import { hashValue } from '../domain/hash.ts';
import type { AskJudge } from '../domain/judge.ts';
import { InputError } from '../domain/problem.ts';
import type { ListPrices } from '../domain/trial-store.ts';
import { criteriaOf, type Template } from '../prompt/index.ts';

/** Tokens that a text counts, about. */
export type CountTokens = (text: string) => Promise<number>;

/** A judge of the study, built, with what planning has to know of it. */
export interface PlannedJudge {
  /** Display name. */
  readonly id: string;
  readonly kind: 'judge' | 'baseline' | 'simulated';
  /** What makes it this judge and no other, whatever its name: provider, model, settings as sent. */
  readonly parts: Readonly<Record<string, unknown>>;
  /** Programs need no template: they are planned once per view. */
  readonly needsTemplate: boolean;
  /** The judge as it looks at items in a view: models see the request alone, programs may look themselves. */
  readonly seeing: (view: View) => AskJudge;
  /** Absent where unknown, and for programs. */
  readonly prices?: ListPrices;
  /** Tokens of request and reply together that the model takes; absent where unknown. */
  readonly contextTokens?: number;
  /** Tokens of the longest reply that is asked for. */
  readonly maxOutputTokens: number;
  readonly countTokens: CountTokens;
}

/** A candidate with all that its trials are asked with. */
export interface PlannedCandidate extends Candidate {
  readonly asks: AskJudge;
  readonly planned: PlannedJudge;
  readonly prompt?: Template;
  /** What one reply answers; of these, those that fit an item's kind. */
  readonly criteria: readonly Criterion[];
}

/**
 * Everything that can be chosen: judge x template x view, and judges without a template once per view.
 * @throws InputError where two candidates are the same, or share a name.
 */
export function planCandidates(
  judges: readonly PlannedJudge[],
  templates: readonly Template[],
  views: readonly View[],
  criteria: readonly Criterion[],
): readonly PlannedCandidate[] {
  const candidates = judges.flatMap((judge) =>
    views.flatMap((view) =>
      (judge.needsTemplate ? templates : [undefined]).map((template) =>
        plannedCandidate(judge, template, view, criteria),
      ),
    ),
  );
  refuseTwins(candidates);
  return candidates;
}

function refuseTwins(candidates: readonly PlannedCandidate[]): void {
  for (const [index, one] of candidates.entries()) {
    const twin = candidates.slice(0, index).find((other) => other.hash === one.hash || other.id === one.id);
    if (twin === undefined) continue;
    throw twin.hash === one.hash
      ? new InputError({
          message: `${twin.id} and ${one.id} are the same candidate under two names`,
          remedy: 'remove one of the two judges or templates',
        })
      : new InputError({
          message: `two candidates have the name ${one.id}`,
          remedy: 'give one of the two judges or templates another `id`',
        });
  }
}

function plannedCandidate(
  planned: PlannedJudge,
  prompt: Template | undefined,
  view: View,
  criteria: readonly Criterion[],
): PlannedCandidate {
  const { id: judge, kind, parts } = planned;
  const name = prompt === undefined ? judge : `${judge}/${prompt.id}`;
  return {
    id: view === 'full' ? name : `${name}@${view}`,
    kind,
    judge,
    ...(prompt === undefined ? {} : { template: prompt.id, prompt }),
    view,
    hash: hashValue({ kind, parts, template: prompt && templateParts(prompt), view }),
    asks: planned.seeing(view),
    planned,
    criteria:
      prompt === undefined
        ? criteria.filter((criterion) => criterion.derived === undefined)
        : criteriaOf(prompt, criteria),
  };
}

/** What makes a template this one: its file's content as far as it decides requests; not its id, not its name. */
function templateParts({ contentHash, criteria, answers, uses, examples, labelOrder }: Template) {
  return { contentHash, criteria, answers, uses, examples, labelOrder };
}
