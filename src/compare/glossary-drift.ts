import type { GlossaryEntry } from './glossary-entry.ts';

const FLIPS = 'Disagreement of two calls on one item: Fleiss 1971, Psychological Bulletin 76:378-382';
const REPEATS = 'Where no item was asked twice on one occasion.';

/** A candidate that was asked anew. */
export const GLOSSARY_DRIFT: Readonly<Record<string, GlossaryEntry>> = {
  flips_between: {
    name: 'Flips between occasions',
    meaning:
      'How often a call of the later occasion gives another label than one of the first, on the same item. 0 = never, 1 = always.',
    formula: 'mean over items of the share of pairs of calls, one of each occasion, with different labels',
    whenUndefined: 'Where no item has verdicts on both occasions.',
    source: FLIPS,
  },
  flips_within: {
    name: 'Flips between repeats',
    meaning:
      'How often two calls of one occasion give different labels: what a judge does without having changed.',
    formula: 'mean over items of the share of pairs of calls of one occasion with different labels',
    whenUndefined: REPEATS,
    source: FLIPS,
  },
  flips_excess: {
    name: 'Flips that repeats do not explain',
    meaning:
      'Flips between occasions minus flips between repeats. 0 = the occasion makes no difference, positive = the judge has changed.',
    formula: 'flips between occasions - flips between repeats',
    whenUndefined: REPEATS,
    source: `${FLIPS}; interval: clusters (or items) left out one at a time`,
  },
  occasion_p: {
    name: 'Test of change between occasions',
    meaning:
      'How likely so many more flips between occasions than between repeats are, had the judge not changed.',
    formula: '(1 + deals of the calls to occasions, within items, with an excess as large) / (1 + deals)',
    whenUndefined: 'Where no item has three calls over both occasions.',
    source:
      'Permutation test: Davison & Hinkley 1997, section 4.3; drawing ends early: Besag & Clifford 1991',
  },
  occasion_p_adjusted: {
    name: 'Test of change between occasions, adjusted for the number of candidates',
    meaning:
      'The same, adjusted so that with a probability of at most 5 % any candidate asked anew is said to have changed when none has.',
    formula: 'Holm over the candidates asked anew',
    whenUndefined: 'As the plain one, and where one candidate was asked anew.',
    source: 'Holm 1979, Scandinavian Journal of Statistics 6:65-70',
  },
};
