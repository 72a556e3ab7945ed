import type { CandidateConfidence, Escalation } from '../../compare/confidence/confidence.ts';
import { isTested } from '../../compare/confidence/escalation.ts';
import { fixed, percent } from '../../text/number.ts';
import { amount } from '../amount.ts';
import { name, quoted } from '../name.ts';

/** From which confidence on verdicts may stand unseen, with what that rests on; one sentence per candidate. */
export function escalationSentences(
  confidence: readonly CandidateConfidence[],
  positive: string | undefined,
): readonly string[] {
  const tested = confidence.find(({ escalation }) => isTested(escalation));
  return [
    ...(tested === undefined ? [] : [promise(tested.escalation, positive)]),
    ...confidence.map(({ candidate, of, escalation }) => `${name(candidate)} (${of}): ${found(escalation)}`),
  ];
}

function promise({ atMost, level, family, before = 0 }: Escalation, positive: string | undefined): string {
  const what =
    positive === undefined ? 'missed positives' : `missed positives (gold ${quoted(positive)}, verdict not)`;
  const together =
    family === 1
      ? ''
      : before === 0
        ? `, for all ${amount(family)} of these together`
        : `, for all ${amount(family)} together, ${amount(before)} of them compared before and not at hand`;
  return `Escalation: verdicts below a confidence go to a person. Where a threshold is named, at most ${percent(atMost, 0)} of the verdicts that stand are ${what}, with ${percent(level, 0)} probability${together}, on transcripts drawn like these; it was tested on a half of the clusters or items that did not choose it. With clusters that share is of a random verdict of a random cluster.`;
}

function found({ result }: Escalation): string {
  if ('none' in result) return `no threshold can be guaranteed: ${result.none}.`;
  const { threshold, escalated, n, missed, bound, positives, positivesMissed } = result;
  const share =
    positives === 0 ? '' : ` Of ${amount(positives)} positives there ${amount(positivesMissed)} stay missed.`;
  return `from ${fixed(threshold, 2)} on (${percent(escalated, 0)} go to a person): ${amount(missed)} of ${amount(n)} that stand are missed, ${percent(bound)} at most.${share}`;
}
