import { fixed } from '../../text/number.ts';
import { plural } from '../../text/plural.ts';
import type { Assumptions } from './assumptions.ts';
import type { Requirement } from './requirements/requirement.ts';

/** Transcripts that answer every question: the dearest one pays for the others, because one set of labels serves all. */
export function transcriptsFor(requirements: readonly Requirement[]): number {
  return Math.max(0, ...requirements.map(({ transcripts }) => transcripts?.onAverage ?? 0));
}

/** What the plan costs, as far as prices are known; what is not known is said, not counted as 0. */
export function costLines(
  { labelCost, verdictCost }: Assumptions,
  requirements: readonly Requirement[],
): readonly string[] {
  if (labelCost === undefined && verdictCost === undefined) return [];
  const random = transcriptsFor(requirements);
  const total = random * ((labelCost?.value ?? 0) + (verdictCost?.value ?? 0));
  const what = [
    ...(labelCost === undefined ? [] : ['one label']),
    ...(verdictCost === undefined ? [] : ['one verdict']),
  ].join(' and ');
  const without =
    labelCost === undefined
      ? '; what a label costs is unknown and comes on top (--label-cost)'
      : verdictCost === undefined
        ? '; what a verdict costs is unknown and comes on top (--verdict-cost)'
        : '';
  return [
    `all of this on transcripts drawn at random: ${plural(random, 'transcript')}, ${fixed(total, total < 1 ? 4 : 2)} for ${what} each${without}; one set serves every question`,
    ...(labelCost !== undefined && verdictCost?.from === 'data'
      ? ['a verdict’s cost was measured in US dollars: --label-cost is taken to be in the same']
      : []),
  ];
}
