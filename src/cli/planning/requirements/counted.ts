import type { Observed } from '../../../claim/observed.ts';
import type { Assumptions } from '../assumptions.ts';

/** Which gold items count. */
export type Counted = 'positives' | 'negatives' | 'items';

/** Share of transcripts drawn at random that count. */
export function shareOf(counted: Counted, prevalence: number): number {
  return counted === 'items' ? 1 : counted === 'positives' ? prevalence : 1 - prevalence;
}

/** Mean number of counted items in a cluster that has any. */
export function classSize(counted: Counted, { clusterSize, prevalence }: Assumptions): number {
  return Math.max(1, clusterSize.value * shareOf(counted, prevalence.value));
}

/** How many of them are there already. */
export function haveOf(
  counted: Counted,
  { labelled, positives }: Pick<Observed, 'labelled' | 'positives'>,
): number {
  return counted === 'items' ? labelled : counted === 'positives' ? positives : labelled - positives;
}
