/**
 * What came of asking a judge about one item and criterion. Exactly one of them holds; only `verdict` carries
 * a label. The order is the stored code: append, never reorder.
 */
export const OUTCOMES = [
  'verdict',
  /** the judge said that it cannot tell */
  'abstained',
  /** the judge declined to judge */
  'refused',
  /** the reply names no label, or more than one */
  'unparsable',
  /** the reply hit its token limit */
  'cut_off',
  /** the item does not fit; never sent */
  'too_long',
  /** transport or provider */
  'failed',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

export const VERDICT = 0;

/** The stored code of an outcome. */
export function outcomeCode(outcome: Outcome): number {
  return OUTCOMES.indexOf(outcome);
}
