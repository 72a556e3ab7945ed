import type { GlossaryEntry } from './glossary-entry.ts';

const COHEN = 'Cohen 1960, Educational and Psychological Measurement 20:37-46';
const WEIGHTED = 'Cohen 1968, Psychological Bulletin 70:213-220';
const CICCHETTI = 'Cicchetti & Feinstein 1990, Journal of Clinical Epidemiology 43:551-558';
const BYRT = 'Byrt, Bishop & Carlin 1993, Journal of Clinical Epidemiology 46:423-429, with its sign';
const ONE_LABEL =
  'Without items, and where gold and judge both use one and the same label throughout: chance agreement is then certain.';

/** Other corrections for chance, what explains kappa, rank correlations, and all annotators at once. */
export const GLOSSARY_BESIDE_KAPPA: Readonly<Record<string, GlossaryEntry>> = {
  scott_pi: {
    name: 'Scott’s pi',
    meaning:
      'Agreement beyond chance, where chance is both raters drawing from their pooled label shares. 1 = always agree, 0 = as chance, negative = less. At most kappa, and equal to it where both use each label equally often.',
    formula: '(agreement - pe) / (1 - pe), pe = sum over labels of s squared, s the mean of both shares',
    whenUndefined: 'Without items, and where only one label was used.',
    source: 'Scott 1955, Public Opinion Quarterly 19:321-325',
  },
  brennan_prediger: {
    name: 'Brennan-Prediger coefficient (PABAK)',
    meaning:
      'Agreement beyond chance, where chance gives every declared label equally often; for two labels the prevalence- and bias-adjusted kappa, 2 x agreement - 1. 1 = always agree, 0 = as chance. Blind to rare labels, as agreement is.',
    formula: '(labels x agreement - 1) / (labels - 1)',
    whenUndefined: 'Without items.',
    source:
      'Brennan & Prediger 1981, Educational and Psychological Measurement 41:687-699; Byrt, Bishop & Carlin 1993, Journal of Clinical Epidemiology 46:423-429',
  },
  kappa_max: {
    name: 'Maximum kappa',
    meaning:
      'The highest kappa two raters with these label shares could reach. 1 = nothing caps kappa; below 1 = part of what is missing is a difference in how often each label is used, whatever the items.',
    formula: 'kappa with agreement replaced by the sum over labels of the smaller of both shares',
    whenUndefined: ONE_LABEL,
    source: COHEN,
  },
  positive_agreement: {
    name: 'Positive agreement (P+)',
    meaning:
      'Given that one of the two, drawn at random, says positive: how often the other does too. 1 = always, 0 = never. The same number as the label’s F1.',
    formula: '2 TP / (2 TP + FP + FN)',
    whenUndefined: 'Where neither ever says positive.',
    source: CICCHETTI,
  },
  negative_agreement: {
    name: 'Negative agreement (P-)',
    meaning:
      'Given that one of the two, drawn at random, says negative: how often the other does too. 1 = always, 0 = never. A high P- beside a low P+ is agreement about what is common.',
    formula: '2 TN / (2 TN + FP + FN)',
    whenUndefined: 'Where neither ever says negative.',
    source: CICCHETTI,
  },
  prevalence_index: {
    name: 'Prevalence index',
    meaning:
      'Share of items both call positive less share both call negative. 0 = balanced, towards 1 = nearly all positive, towards -1 = nearly all negative. The further from 0, the lower kappa for the same agreement.',
    formula: '(TP - TN) / items',
    whenUndefined: 'Without items.',
    source: BYRT,
  },
  bias_index: {
    name: 'Bias index',
    meaning:
      'Share of items the judge calls positive less the share gold does: net bias, under the name that explains kappa. 0 = equally often, positive = the judge more often.',
    formula: '(FP - FN) / items',
    whenUndefined: 'Without items.',
    source: BYRT,
  },
  kappa_linear: {
    name: 'Linear kappa',
    meaning:
      'Kappa on an ordered scale, where a disagreement counts by its distance in labels. 1 = always agree, 0 = as chance, negative = less than chance.',
    formula: '1 - sum of distances seen / sum of distances expected by chance',
    whenUndefined: ONE_LABEL,
    source: WEIGHTED,
  },
  kappa_cost: {
    name: 'Cost-weighted kappa',
    meaning:
      'Kappa where a disagreement counts by what the study says it costs. 1 = no error that costs, 0 = as dear as chance, negative = dearer.',
    formula: '1 - cost of the errors seen / cost expected by chance',
    whenUndefined: ONE_LABEL,
    source: WEIGHTED,
  },
  spearman: {
    name: 'Spearman’s rank correlation',
    meaning:
      'Whether the judge puts the items in gold’s order. 1 = the same order, 0 = its order tells nothing, -1 = the opposite order. A judge that is always one step too high gets 1, too: it is no agreement.',
    formula: 'correlation of both raters’ ranks, ties sharing their mean rank',
    whenUndefined: 'Without items, and where gold or judge gave every item the same label.',
    source: 'Spearman 1904, American Journal of Psychology 15:72-101',
  },
  kendall_tau_b: {
    name: 'Kendall’s tau-b',
    meaning:
      'Of pairs of items, how many more both put in one order than in opposite orders. 1 = one order, 0 = the judge’s order tells nothing, -1 = the opposite order. It is no agreement.',
    formula:
      '(pairs ordered alike - pairs ordered oppositely) / root of (pairs gold does not tie x pairs the judge does not tie)',
    whenUndefined: 'Without items, and where gold or judge gave every item the same label.',
    source: 'Kendall 1945, Biometrika 33:239-251',
  },
  ceiling_alpha: {
    name: 'Krippendorff’s alpha among annotators',
    meaning:
      'Agreement of all annotators at once, gaps allowed, beyond that of their ratings shuffled over items. 1 = always agree, 0 = as chance, negative = less. Krippendorff asks for .8, and .667 for tentative conclusions. By the scale: nominal, ordinal, or interval for ratings.',
    formula: '1 - observed disagreement / disagreement expected by chance, over pairs of ratings of one item',
    whenUndefined: 'Where no item has labels from two annotators, and where only one label was used.',
    source: 'Krippendorff 2011; Hayes & Krippendorff 2007, Communication Methods and Measures 1:77-89',
  },
  ceiling_ac1: {
    name: 'Gwet’s AC1 among annotators',
    meaning:
      'Agreement of all annotators at once, gaps allowed, beyond chance, where only hard items are guessed. 1 = always agree, 0 = as chance. It stays high where one label is rare, and says little about that label.',
    formula: '(agreement of pairs - pe) / (1 - pe), pe = sum over labels of s (1 - s) / (labels - 1)',
    whenUndefined: 'Where no item has labels from two annotators.',
    source: 'Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29-48',
  },
};
