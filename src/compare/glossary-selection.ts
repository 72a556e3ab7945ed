import type { GlossaryEntry } from './glossary-entry.ts';

/** Figures of candidates held against each other; a colon names the measure they are of (`difference:kappa`). */
export const GLOSSARY_SELECTION: Readonly<Record<string, GlossaryEntry>> = {
  difference: {
    name: 'Difference between two candidates',
    meaning:
      'The first candidate’s figure minus the second’s, on the same items. 0 = no difference, positive = the first has more. What is hard for both cancels, so its interval says more than the two intervals side by side.',
    formula:
      'figure of the first - figure of the second; p: share of swaps of whole clusters after which it is as large',
    whenUndefined: 'Where one of the two has no such figure.',
    source:
      'Joint cluster jackknife: Bell & McCaffrey 2002, Survey Methodology 28:169-181; swaps: Phipson & Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9:39; Holm 1979, Scandinavian Journal of Statistics 6:65-70',
  },
  behind_best: {
    name: 'Behind the best',
    meaning:
      'The best of the other candidates minus this one. Negative = it leads. Its bounds hold for all candidates together: below the margin at the upper end, it is shown to be no more than the margin worse than the best; above 0 at the lower end, it is shown not to be the best. Neither is to say that it is as good.',
    formula: 'highest figure of the others - own figure; bounds from resamples of whole clusters',
    whenUndefined: 'Where fewer than two candidates are ranked, or there are fewer than 8 clusters.',
    source: 'Hsu 1984, Annals of Statistics 12:1136-1144, unstudentised',
  },
  after_picking: {
    name: 'After picking',
    meaning:
      'The candidate’s own figure with a lower bound that allows for its having been picked because it looked best. The bound holds for every candidate ever tried on these labels together.',
    formula:
      'figure - quantile, over resamples of whole clusters, of how far the candidate that falls most falls',
    whenUndefined: 'Where the candidate has no such figure; no bound below 8 clusters.',
    source: 'Romano & Wolf 2005, Econometrica 73:1237-1282, unstudentised',
  },
  probability_best: {
    name: 'Probability of being best',
    meaning:
      'Share of resamples in which the candidate has the highest figure; equal ones share it. It says how far the data settle who leads, not how good the leader is.',
    formula: 'resamples led / resamples',
    whenUndefined: 'Where no resample has a figure for every candidate.',
    source: 'Efron & Tibshirani 1998, Annals of Statistics 26:1687-1718',
  },
  criteria_correlation: {
    name: 'Judge’s correlation between two criteria',
    meaning:
      'How far the judge’s answers to this criterion and to the other go together over items. 1 = always, 0 = not at all, negative = one excludes the other.',
    formula: 'Spearman’s rank correlation of the two answers; of two labels each it is phi',
    whenUndefined: 'Where one of the criteria has the same label throughout.',
    source: 'Spearman 1904, American Journal of Psychology 15:72-101',
  },
  criteria_correlation_gold: {
    name: 'Gold’s correlation between two criteria',
    meaning: 'The same of gold’s labels, on the same items.',
    formula: 'as the judge’s',
    whenUndefined: 'As the judge’s.',
    source: 'Spearman 1904, American Journal of Psychology 15:72-101',
  },
  halo: {
    name: 'Halo',
    meaning:
      'What the judge’s correlation between two criteria exceeds gold’s by. 0 = as gold, positive = the judge lets one answer colour the other, negative = it keeps apart what gold does not.',
    formula: 'judge’s correlation - gold’s, on the same items; interval: joint cluster jackknife',
    whenUndefined: 'Where one of the two correlations does not exist.',
    source: 'Thorndike 1920, Journal of Applied Psychology 4:25-29',
  },
  out_of_bag: {
    name: 'Out-of-bag figure of picking',
    meaning:
      'What picking the candidate with the highest figure yields on items that took no part in picking it. It is of the procedure, averaged over what it would pick, not of the candidate that leads, and has no interval.',
    formula:
      'in every resample of whole clusters the best is picked anew; its items in the clusters left out are pooled over all resamples into one table, whose figure this is',
    whenUndefined: 'Where the figure does not exist on the pooled items.',
    source: 'Efron & Tibshirani 1997, Journal of the American Statistical Association 92:548-560',
  },
};
