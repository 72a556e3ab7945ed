import type { GlossaryEntry } from './glossary-entry.ts';

const WILSON =
  'A proportion; interval: Wilson 1927, Journal of the American Statistical Association 22:209-212';
const NO_POSITIVES = 'Without gold positives.';
const NO_NEGATIVES = 'Without gold negatives.';

/** Rates of a judge against gold, and what is made of them. */
export const GLOSSARY_RATES: Readonly<Record<string, GlossaryEntry>> = {
  tpr: {
    name: 'True positive rate (TPR)',
    meaning:
      'Of gold’s positives, the share the judge calls positive (sensitivity, recall). 1 = finds all, 0 = finds none.',
    formula: 'TP / (TP + FN)',
    whenUndefined: NO_POSITIVES,
    source: WILSON,
  },
  fpr: {
    name: 'False positive rate (FPR)',
    meaning: 'Of gold’s negatives, the share the judge calls positive. 0 = no false alarm, 1 = nothing but.',
    formula: 'FP / (FP + TN)',
    whenUndefined: NO_NEGATIVES,
    source: WILSON,
  },
  fnr: {
    name: 'False negative rate (FNR)',
    meaning: 'Of gold’s positives, the share the judge misses. 0 = misses none, 1 = misses all.',
    formula: 'FN / (TP + FN) = 1 - TPR',
    whenUndefined: NO_POSITIVES,
    source: WILSON,
  },
  tnr: {
    name: 'True negative rate (TNR)',
    meaning: 'Of gold’s negatives, the share the judge calls negative (specificity). 1 = all, 0 = none.',
    formula: 'TN / (FP + TN) = 1 - FPR',
    whenUndefined: NO_NEGATIVES,
    source: WILSON,
  },
  precision: {
    name: 'Precision',
    meaning:
      'Of what the judge gives the label, the share that has it in gold. 1 = always right, 0 = never. It falls as the label becomes rare.',
    formula: 'TP / (TP + FP)',
    whenUndefined: 'Where the judge never gives the label.',
    source: WILSON,
  },
  precision_at_deployment: {
    name: 'Precision at the deployment prevalence',
    meaning:
      'Of what this judge will call positive where positives are as common as the study says they will be, the share that is, if its TPR and FPR stay the same. 1 = always right, 0 = never.',
    formula: 'p TPR / (p TPR + (1 - p) FPR), p the deployment prevalence',
    whenUndefined: 'Where TPR or FPR does not exist, or the judge never says positive.',
    source:
      'Vecchio 1966, New England Journal of Medicine 274:1171-1173; interval: Newcombe 2011, Communications in Statistics 40:3154-3180',
  },
  expected_cost: {
    name: 'Expected cost',
    meaning:
      'What a verdict costs on average, by the costs that the study states, at the prevalence of these items. 0 = no error that costs; in the study’s own unit, per item.',
    formula: 'sum of the errors’ costs / items',
    whenUndefined: 'Without items.',
    source: 'Elkan 2001, IJCAI, 973-978',
  },
  cost_at_deployment: {
    name: 'Cost at the deployment prevalence',
    meaning:
      'What a verdict will cost on average where positives are as common as the study says they will be, if TPR and FPR stay the same. In the study’s own unit, per item.',
    formula: 'p (1 - TPR) x cost of a miss + (1 - p) FPR x cost of a false alarm',
    whenUndefined: 'Where TPR or FPR does not exist.',
    source:
      'Drummond & Holte 2006, Machine Learning 65:95-130; interval: Newcombe 2011, Communications in Statistics 40:3154-3180',
  },
  recall: {
    name: 'Recall',
    meaning: 'Of the items with the label in gold, the share to which the judge gives it. 1 = all, 0 = none.',
    formula: 'items with the label on both sides / items with it in gold',
    whenUndefined: 'Where gold never has the label.',
    source: WILSON,
  },
  f1: {
    name: 'F1',
    meaning:
      'Harmonic mean of precision and recall of a label. 1 = always agree on it, 0 = never. Blind to what is neither.',
    formula: '2 TP / (2 TP + FP + FN)',
    whenUndefined: 'Where the label stands in neither gold nor verdicts.',
    source: 'van Rijsbergen 1979, Information Retrieval, chapter 7',
  },
  macro_f1: {
    name: 'Macro F1',
    meaning:
      'Plain mean of the labels’ F1, so that a rare label weighs as much as a common one. 1 = always agree, 0 = never.',
    formula: 'mean of F1 over labels that stand on either side',
    whenUndefined: 'Without items.',
    source: 'scikit-learn’s f1_score with the labels present on either side and zero_division=0',
  },
  balanced_accuracy: {
    name: 'Balanced accuracy',
    meaning:
      'Mean of the recalls of gold’s labels. 1 = always agree, 1 / labels = the verdict tells nothing, 0 = never.',
    formula: 'mean of recall over labels present in gold',
    whenUndefined: 'Without items.',
    source: 'Brodersen et al. 2010, ICPR, 3121-3124',
  },
  net_bias: {
    name: 'Net bias',
    meaning:
      'The judge’s rate of the label minus gold’s, on the same items: what reaches a headline. 0 = errors cancel, positive = the judge says it more often, negative = less often. It depends on prevalence; what the judge does given the gold is in TPR and FPR.',
    formula: '(FP - FN) / items',
    whenUndefined: 'Without items.',
    source:
      'Byrt, Bishop & Carlin 1993, Journal of Clinical Epidemiology 46:423-429; interval: Newcombe 1998, Statistics in Medicine 17:2635-2650',
  },
  accuracy_invalid_wrong: {
    name: 'Accuracy over both orders',
    meaning:
      'Share of right verdicts over both orders of the pair, where a missing verdict is wrong. 1 = always right, 0 = never.',
    formula: '(right in the first order + right in the second) / (2 x labelled items)',
    whenUndefined: 'Without items.',
    source: 'Zeng et al. 2024, arXiv 2310.07641',
  },
  first_shown_share: {
    name: 'Share for the response shown first',
    meaning:
      'Of the verdicts that name a response, the share that names the one shown first. .5 = the place does not matter on balance, 1 = always the first, 0 = always the second.',
    formula:
      'verdicts for the response shown first / verdicts for either response, over items with a verdict in both orders',
    whenUndefined: 'Where no verdict names a response.',
    source: 'Zheng et al. 2023, arXiv 2306.05685',
  },
  preference_fairness: {
    name: 'Preference fairness',
    meaning:
      'Which way the winner moves with the order of the pair. 0 = as often either way, positive = towards the response shown first (primacy), negative = towards the one shown last (recency); -1 to 1. Two orders with one winner move nowhere.',
    formula:
      '(pairs whose first shown response wins in both orders, or in one beside a tie - pairs whose last shown does) / pairs with a verdict in both orders',
    whenUndefined: 'Where no pair has a verdict in both orders.',
    source: 'Shi et al. 2024, arXiv 2406.07791 (there recency is positive)',
  },
};
