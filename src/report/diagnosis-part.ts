import type { CandidateResult, Comparison } from '../compare/comparison.ts';
import { sanitise } from '../text/sanitise.ts';
import { amount } from './amount.ts';
import { type Block, heading, list, paragraph } from './block.ts';
import { rowName } from './error-part.ts';
import { name } from './name.ts';

/** Every candidate's diagnosis: what was found, the weightiest first, and what to do next. */
export function diagnosisPart({ candidates }: Comparison): readonly Block[] {
  return candidates.flatMap((result) => {
    const { diagnosis } = result;
    if (diagnosis.length === 0) return [];
    const [next] = nextSteps(result);
    return [
      heading(4, rowName(result)),
      ...list(diagnosis.map(({ says }) => sanitise(says))),
      ...(next === undefined ? [] : paragraph(`Next: ${sanitise(next)}`)),
    ];
  });
}

/** The same in one sentence or two per candidate that could be chosen: the weightiest finding, and the next step. */
export function diagnosisSentences({ candidates }: Comparison): readonly string[] {
  return candidates
    .filter(({ standing }) => standing !== 'simulated')
    .flatMap((result) => {
      const [first, ...others] = result.diagnosis;
      if (first === undefined) return [];
      const [next] = nextSteps(result);
      const more = others.length === 0 ? '' : ` (${amount(others.length)} more in the report)`;
      const then = next === undefined ? '' : ` Next: ${sanitise(next)}`;
      return [`${name(rowName(result))}: ${sanitise(first.says)}${then}${more}`];
    });
}

/** Of the findings that tell what to do, in their order. */
function nextSteps({ diagnosis }: CandidateResult): readonly string[] {
  return diagnosis.flatMap(({ next }) => (next === undefined ? [] : [next]));
}
