import type { Observed } from '../../claim/observed.ts';
import { ratersForReliability } from '../../stats/index.ts';
import { plural } from '../../text/plural.ts';
import type { Assumptions } from './assumptions.ts';

/** Annotators and repeats per transcript, as numbers and in sentences. */
export interface Raters {
  readonly annotators: number;
  readonly repeats?: number;
  /** Why no repeats are planned. */
  readonly noRepeats?: string;
  readonly lines: readonly string[];
}

/** As many of either as make their mean as reliable as wanted. */
export function ratersOf(given: Assumptions, observed: Observed | undefined): Raters {
  const { annotatorKappa, reliability } = given;
  const annotators = ratersForReliability(annotatorKappa.value, reliability.value);
  const { line, ...repeats } = repeatsOf(given, observed);
  return {
    annotators,
    ...repeats,
    lines: [
      `${plural(annotators, 'annotator')} per transcript: where two agree with a kappa of ${annotatorKappa.value.toFixed(2)}, so many together are as reliable as ${reliability.value.toFixed(2)} (Spearman-Brown)`,
      line,
    ],
  };
}

function repeatsOf(
  { selfAgreement, reliability }: Assumptions,
  observed: Observed | undefined,
): Pick<Raters, 'repeats' | 'noRepeats'> & { readonly line: string } {
  if (selfAgreement !== undefined) {
    const repeats = ratersForReliability(selfAgreement.value, reliability.value);
    return {
      repeats,
      line: `${plural(repeats, 'repeat')} per transcript, where two repeats agree with a kappa of ${selfAgreement.value.toFixed(2)}; they average out what varies between calls, not what a judge gets wrong every time`,
    };
  }
  const seen = observed?.selfAgreement;
  if (seen === undefined) {
    return {
      noRepeats: 'how far two repeats of a judge agree is not known',
      line: 'one call per transcript, unless verdicts of the same judge differ: how far they do is not known; --self-agreement plans repeats',
    };
  }
  if (seen >= 1) {
    return {
      repeats: 1,
      line: 'one call per transcript: where the best candidate was asked again it always said the same',
    };
  }
  const none =
    'two repeats of the best candidate agree no better than chance, and no number of them mends that';
  return { noRepeats: none, line: `no repeats are planned: ${none}` };
}
