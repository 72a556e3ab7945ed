import type { GlossaryEntry } from './glossary-entry.ts';

const COHEN = 'Cohen 1960, Educational and Psychological Measurement 20:37-46';
const ONE_LABEL =
  'Without items, and where gold and judge both use one and the same label throughout: chance agreement is then certain.';

/** Agreement, with and without correction for chance, and what compares it with people and between orders. */
export const GLOSSARY_AGREEMENT: Readonly<Record<string, GlossaryEntry>> = {
  agreement: {
    name: 'Agreement',
    meaning:
      'Share of items on which the judge gives the gold label. 1 = always, 0 = never. A judge that always says the common label agrees as often as that label is common, so never read it without kappa.',
    formula: 'items with equal labels / items',
    whenUndefined: 'Without items.',
    source:
      'Raw agreement; interval: Wilson 1927, Journal of the American Statistical Association 22:209-212',
  },
  kappa: {
    name: 'Cohen’s kappa',
    meaning:
      'Agreement beyond what the two raters’ label shares would give by chance. 1 = always agree, 0 = as often as chance, negative = less often than chance. It falls as one label becomes rare, so compare it only at one prevalence.',
    formula:
      '(agreement - agreement by chance) / (1 - agreement by chance); by chance = sum over labels of gold share x judge share',
    whenUndefined: ONE_LABEL,
    source: COHEN,
  },
  kappa_quadratic: {
    name: 'Quadratic kappa',
    meaning:
      'Kappa on an ordered scale, where a disagreement counts by the square of its distance. 1 = always agree, 0 = as chance, negative = less than chance.',
    formula: '1 - sum of squared distances seen / sum of squared distances expected by chance',
    whenUndefined: ONE_LABEL,
    source: 'Cohen 1968, Psychological Bulletin 70:213-220',
  },
  kappa_at_deployment: {
    name: 'Kappa at the deployment prevalence',
    meaning:
      'The kappa this judge would have where positives are as common as the study says they will be, if its TPR and FPR stay the same. 1, 0 and negative as for kappa.',
    formula:
      '2 p (1 - p) (TPR - FPR) / (p (1 - q) + q (1 - p)), q = p TPR + (1 - p) FPR, p the deployment prevalence',
    whenUndefined: 'Where TPR or FPR does not exist.',
    source: 'Thompson & Walter 1988, Journal of Clinical Epidemiology 41:949-958',
  },
  stratified_kappa: {
    name: 'Stratified kappa',
    meaning:
      'Kappa corrected for chance within each value of a facet: what the judge knows beyond the facet. 1 = always agree, 0 = as a judge that knows only the facet, negative = less.',
    formula:
      '(sum n po - sum n pe) / (n - sum n pe), sums over the facet’s values with their agreement po and chance agreement pe',
    whenUndefined: 'Without items, and where within every value both use one and the same label.',
    source: 'Barlow, Lai & Azen 1991, Statistics in Medicine 10:1465-1472',
  },
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
    source: 'Cicchetti & Feinstein 1990, Journal of Clinical Epidemiology 43:551-558',
  },
  negative_agreement: {
    name: 'Negative agreement (P-)',
    meaning:
      'Given that one of the two, drawn at random, says negative: how often the other does too. 1 = always, 0 = never. A high P- beside a low P+ is agreement about what is common.',
    formula: '2 TN / (2 TN + FP + FN)',
    whenUndefined: 'Where neither ever says negative.',
    source: 'Cicchetti & Feinstein 1990, Journal of Clinical Epidemiology 43:551-558',
  },
  prevalence_index: {
    name: 'Prevalence index',
    meaning:
      'Share of items both call positive less share both call negative. 0 = balanced, towards 1 = nearly all positive, towards -1 = nearly all negative. The further from 0, the lower kappa for the same agreement.',
    formula: '(TP - TN) / items',
    whenUndefined: 'Without items.',
    source: 'Byrt, Bishop & Carlin 1993, Journal of Clinical Epidemiology 46:423-429, with its sign',
  },
  bias_index: {
    name: 'Bias index',
    meaning:
      'Share of items the judge calls positive less the share gold does: net bias, under the name that explains kappa. 0 = equally often, positive = the judge more often.',
    formula: '(FP - FN) / items',
    whenUndefined: 'Without items.',
    source: 'Byrt, Bishop & Carlin 1993, Journal of Clinical Epidemiology 46:423-429, with its sign',
  },
  kappa_linear: {
    name: 'Linear kappa',
    meaning:
      'Kappa on an ordered scale, where a disagreement counts by its distance in labels. 1 = always agree, 0 = as chance, negative = less than chance.',
    formula: '1 - sum of distances seen / sum of distances expected by chance',
    whenUndefined: ONE_LABEL,
    source: 'Cohen 1968, Psychological Bulletin 70:213-220',
  },
  kappa_cost: {
    name: 'Cost-weighted kappa',
    meaning:
      'Kappa where a disagreement counts by what the study says it costs. 1 = no error that costs, 0 = as dear as chance, negative = dearer.',
    formula: '1 - cost of the errors seen / cost expected by chance',
    whenUndefined: ONE_LABEL,
    source: 'Cohen 1968, Psychological Bulletin 70:213-220',
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
  mcc: {
    name: 'Matthews correlation',
    meaning:
      'Correlation between gold and verdict. 1 = always agree, 0 = the verdict tells nothing of the gold, negative = it tells the opposite.',
    formula:
      '(TP TN - FP FN) / root of ((TP + FP)(TP + FN)(TN + FP)(TN + FN)); more than two labels: Gorodkin’s R_K',
    whenUndefined: ONE_LABEL,
    source:
      'Matthews 1975, Biochimica et Biophysica Acta 405:442-451; Gorodkin 2004, Computational Biology and Chemistry 28:367-374',
  },
  gwet_ac1: {
    name: 'Gwet’s AC1',
    meaning:
      'Agreement beyond chance, where only hard items are guessed. 1 = always agree, 0 = as chance, negative = less. It stays high where one label is rare, and for the same reason says little about that label.',
    formula:
      '(agreement - pe) / (1 - pe), pe = sum over labels of s (1 - s) / (labels - 1), s the mean of both shares',
    whenUndefined: 'Without items.',
    source: 'Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29-48',
  },
  icc_agreement: {
    name: 'ICC(A,1)',
    meaning:
      'On a rating scale: the share of the variance of one rating that lies between items, a constant difference between raters counting as disagreement. 1 = always the same number, 0 = no more alike than any two, negative = less.',
    formula: '(MS items - MS error) / (MS items + MS error + 2 (MS raters - MS error) / n)',
    whenUndefined: 'For fewer than two items, and where no rating varies.',
    source:
      'Shrout & Fleiss 1979, Psychological Bulletin 86:420-428; McGraw & Wong 1996, Psychological Methods 1:30-46',
  },
  ceiling_agreement: {
    name: 'Agreement among annotators',
    meaning:
      'How often two annotators give the same label, averaged over pairs, on the items the judges are measured on. 1 = always, 0 = never.',
    formula: 'mean over pairs of annotators of their agreement',
    whenUndefined: 'With fewer than two annotators, and on material that does not come from people.',
    source: 'Raw agreement',
  },
  ceiling_kappa: {
    name: 'Kappa among annotators',
    meaning:
      'Kappa of two annotators, averaged over pairs, on the items the judges are measured on: what no judge can be shown to exceed. 1, 0 and negative as for kappa; quadratic on ordered scales.',
    formula: 'mean over pairs of annotators of their kappa',
    whenUndefined:
      'With fewer than two annotators, on material that does not come from people, and where a pair’s kappa does not exist.',
    source: `${COHEN}; mean over pairs: Light 1971, Psychological Bulletin 76:365-377`,
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
  order_consistency: {
    name: 'Order consistency',
    meaning:
      'Share of items on which both orders of the pair name the same winner. 1 = the order never matters, 0 = it decides everything. An item without a verdict in either order counts as not consistent.',
    formula: 'items with the same winner in both orders / labelled items',
    whenUndefined: 'Without items.',
    source: 'Shi et al. 2024, arXiv 2406.07791',
  },
  order_kappa: {
    name: 'Kappa between orders',
    meaning:
      'Kappa of the two orders’ verdicts, as of two raters, where both gave one. 1, 0 and negative as for kappa.',
    formula: 'Cohen’s kappa of first against second order',
    whenUndefined: ONE_LABEL,
    source: COHEN,
  },
  signed_bias: {
    name: 'Signed bias',
    meaning:
      'On a rating scale: by how much the judge rates higher than gold on average, in units of the scale. 0 = not at all, negative = lower.',
    formula: 'mean of (judge’s rating - gold’s rating)',
    whenUndefined: 'Without items.',
    source: 'Bland & Altman 1986, Lancet 327:307-310',
  },
  mean_absolute_error: {
    name: 'Mean absolute error',
    meaning:
      'On a rating scale: how far from gold the judge’s rating is on average, in units of the scale. 0 = never off.',
    formula: 'mean of |judge’s rating - gold’s rating|',
    whenUndefined: 'Without items.',
    source: 'Mean absolute deviation',
  },
};
