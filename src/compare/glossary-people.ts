import type { GlossaryEntry } from './glossary-entry.ts';

const TWO = 'With fewer than two annotators, and where labels do not come from people.';
const THREE = 'With fewer than three annotators, and where labels do not come from people.';
const KAPPA =
  'Cohen 1960; interval: clusters (or items) left out of all tables together, t on -log(1 - kappa), for differences on their own scale';
const CALDERON = 'Calderon, Reichart & Dror 2025, arXiv 2501.10970';

/** A judge in the place of an annotator, like with like. */
export const GLOSSARY_PEOPLE: Readonly<Record<string, GlossaryEntry>> = {
  people_judge_kappa: {
    name: 'The judge’s kappa with single annotators',
    meaning:
      'Mean of the judge’s kappas with each annotator of a pair, on the items that both and the judge labelled. 1 = always agrees, 0 = as chance.',
    formula: 'mean over pairs of annotators A, B of (kappa(judge, A) + kappa(judge, B)) / 2',
    whenUndefined: `${TWO} Where one of the kappas does not exist.`,
    source: KAPPA,
  },
  people_kappa: {
    name: 'The annotators’ kappa with each other',
    meaning:
      'Mean over the same pairs and items: what to put beside the judge’s kappa with single annotators.',
    formula: 'mean over pairs of annotators A, B of kappa(A, B)',
    whenUndefined: `${TWO} Where one of the kappas does not exist.`,
    source: KAPPA,
  },
  people_kappa_difference: {
    name: 'The judge in an annotator’s place',
    meaning:
      'The judge’s kappa with single annotators minus theirs with each other. 0 = agrees with people as they do with each other, positive = better, negative = worse.',
    formula: 'mean over pairs A, B of (kappa(judge, A) + kappa(judge, B)) / 2 - kappa(A, B)',
    whenUndefined: `${TWO} Where one of the kappas does not exist.`,
    source: KAPPA,
  },
  left_out_judge_kappa: {
    name: 'The judge’s kappa with the majority of the others',
    meaning:
      'Each annotator is left out in turn; the judge is measured against the strict majority of the others, on the items the one left out labelled too.',
    formula: 'mean over annotators of kappa(judge, majority of the other annotators)',
    whenUndefined: THREE,
    source: KAPPA,
  },
  left_out_people_kappa: {
    name: 'An annotator’s kappa with the majority of the others',
    meaning: 'The same for the annotator left out: same reference, same items.',
    formula: 'mean over annotators of kappa(annotator, majority of the other annotators)',
    whenUndefined: THREE,
    source: KAPPA,
  },
  left_out_kappa_difference: {
    name: 'The judge in the place of the one left out',
    meaning:
      'The judge’s kappa with the majority of the others minus that of the annotator left out. 0 = as good as an annotator, positive = better, negative = worse.',
    formula: 'mean over annotators of kappa(judge, majority) - kappa(annotator, majority)',
    whenUndefined: THREE,
    source: KAPPA,
  },
  alt_test_omega: {
    name: 'Alternative annotator test: winning rate (omega)',
    meaning:
      'The share of the annotators tested whom the judge may replace, when an annotator may be better by up to epsilon (named after the colon: .20 for experts, .15 for skilled annotators, .10 for a crowd). From .5 on the judge passes. An annotator with fewer than 8 items in common (in 8 clusters) is left out and named.',
    formula:
      'annotators for whom the advantage minus the judge’s is shown to be below epsilon / annotators tested; Benjamini-Yekutieli at .05',
    whenUndefined: `${THREE} With fewer than three who labelled 8 items (in 8 clusters).`,
    source: `${CALDERON}; t from 30 items on, Wilcoxon below; clusters: t on the cluster jackknife`,
  },
  alt_test_rho: {
    name: 'Alternative annotator test: advantage probability (rho)',
    meaning:
      'How often the judge stands at least as well with the other annotators as an annotator does. 1 = always, 0 = never; ranks judges.',
    formula:
      'mean over annotators with 8 items or more in common of the share of items on which the judge is at least as well aligned',
    whenUndefined: `${THREE} With fewer than three who labelled 8 items.`,
    source: CALDERON,
  },
  judges_verdict_z: {
    name: 'Judge’s Verdict: z',
    meaning:
      'How far the judge’s kappa with annotators lies from theirs with each other, in standard deviations over pairs. Within -1 to 1 = like a person; above = more consistent; below = less. A description of these annotators, no test.',
    formula:
      '(judge’s mean kappa - mean kappa of the pairs) / sample standard deviation of the pairs’ kappas',
    whenUndefined: `${THREE} Where all pairs agree equally well.`,
    source: 'Han et al. 2025, arXiv 2510.09738',
  },
};
