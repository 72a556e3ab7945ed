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
