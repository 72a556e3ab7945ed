import type { Comparison } from '../compare/comparison.ts';

/** What the labels in use may be called. */
export interface Nature {
  /** All labels come from people or deterministic rules, and the transcripts are not invented. */
  readonly isReal: boolean;
  /** Whether the word "human" may be used: real labels, and people gave some of them. */
  readonly isHuman: boolean;
  /** For the top and the bottom of every report that is not about real labels. */
  readonly warning?: string;
}

/**
 * What may be said about a comparison's labels. Where one of them is neither human nor deterministic, or the study
 * is illustrative, nothing in a report is called human and there is no ceiling.
 *
 * @param illustrative the study's transcripts are invented, whatever its labels say
 */
export function natureOf({ gold }: Comparison, illustrative: boolean): Nature {
  const other = gold.provenances.filter((entry) => entry !== 'human' && entry !== 'deterministic');
  if (illustrative || other.includes('illustrative')) {
    return { isReal: false, isHuman: false, warning: ILLUSTRATIVE };
  }
  if (other.length > 0) return { isReal: false, isHuman: false, warning: notGold(other) };
  return { isReal: true, isHuman: gold.provenances.includes('human') };
}

const ILLUSTRATIVE =
  'The labels are illustrative: the material was made up to show how this tool works. ' +
  'No figure here says how a judge does on real transcripts.';

function notGold(provenances: readonly string[]): string {
  return (
    `The labels are of provenance ${provenances.join(' and ')}. ` +
    'The figures say how far judges agree with these labels, not whether judges are right.'
  );
}
