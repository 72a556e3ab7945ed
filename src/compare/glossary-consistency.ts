import type { GlossaryEntry } from './glossary-entry.ts';

const NOT_TWICE = 'Where no item has verdicts from two calls.';
const NO_PANEL = 'Below two ranked candidates, and where one of them never errs or always does.';
const NO_CONFIDENCE = 'Without verdicts that come with a confidence.';
const MURPHY =
  'Murphy 1973, Journal of Applied Meteorology 12:595-600; within bins: Stephenson, Coelho & Jolliffe 2008';

/** Judges with themselves and with each other, and what their confidence is worth. */
export const GLOSSARY_CONSISTENCY: Readonly<Record<string, GlossaryEntry>> = {
  repeat_agreement: {
    name: 'Repeat agreement',
    meaning:
      'How likely two calls on one item give the same label, over the items asked more than once. 1 = never changes its mind, 0 = two calls never agree. It says nothing about being right: whoever always says the same has 1.',
    formula: 'equal pairs of calls / pairs of calls of an item, averaged over items',
    whenUndefined: NOT_TWICE,
    source: 'Pairwise agreement: Fleiss 1971, Psychological Bulletin 76:378-382',
  },
  repeat_kappa: {
    name: 'Repeat kappa',
    meaning:
      'Repeat agreement beyond what the judge’s label shares give by chance. 1 = every repeat the same, 0 = as alike as calls on different items. Stable is not right: never choose or gate by it alone.',
    formula: '(repeat agreement - by chance) / (1 - by chance); by chance = sum of squared label shares',
    whenUndefined: `${NOT_TWICE} Where the judge gives one label throughout.`,
    source: 'Fleiss 1971, Psychological Bulletin 76:378-382; stability without validity: arXiv 2606.19544',
  },
  modal_share: {
    name: 'Modal share',
    meaning:
      'Of an item’s calls, the share that gives its most frequent label. 1 = all the same. Never low: half at least with two labels, and the fewer calls the higher.',
    formula: 'calls with the most frequent label / calls of an item, averaged over items',
    whenUndefined: NOT_TWICE,
    source: 'Shi et al. 2024, arXiv 2406.07791 (repetition stability)',
  },
  pair_kappa: {
    name: 'Kappa of two candidates',
    meaning:
      'Cohen’s kappa of two candidates as two raters, on the items with gold that both answered; quadratic on ordered labels. 1 = always the same label, 0 = as often as chance. Two judges can be alike and wrong.',
    formula: '(agreement - agreement by chance) / (1 - agreement by chance), first call of each item',
    whenUndefined: 'Without common items, and where both use one and the same label throughout.',
    source: 'Cohen 1960, Educational and Psychological Measurement 20:37-46',
  },
  error_correlation: {
    name: 'Mean error correlation',
    meaning:
      'How far ranked candidates err on the same items: phi of their errors, averaged over pairs. 1 = all err together, 0 = one’s errors say nothing about another’s, negative = they err on different items.',
    formula: 'mean over pairs of phi("errs", "errs")',
    whenUndefined: NO_PANEL,
    source: 'arXiv 2605.29800',
  },
  effective_judges: {
    name: 'Effective number of judges',
    meaning:
      'How many judges with unrelated errors the ranked candidates are worth as one panel. Their number = errors unrelated, 1 = all err together. Without the weakest it can be lower.',
    formula: 'k / (1 + (k - 1) r), k candidates, r their mean error correlation',
    whenUndefined: NO_PANEL,
    source:
      'Kish 1965, Survey Sampling; for panels arXiv 2605.29800; leaving out the weakest arXiv 2605.09702',
  },
  effective_judges_eigenvalue: {
    name: 'Effective number of judges, by eigenvalue',
    meaning:
      'The same from the largest eigenvalue of the error correlations: lower where some err alike and others do not.',
    formula: 'k / largest eigenvalue',
    whenUndefined: NO_PANEL,
    source: 'Galwey 2009, Genetic Epidemiology 33:559-568',
  },
  variance: {
    name: 'Variance component',
    meaning:
      'How much of the differences between verdicts (or errors) one source makes, in the squared unit of the value. 0 = none; negative estimates are as good as 0. “repeat” holds what no source explains.',
    formula: 'expected mean squares of the balanced design item x judge x template x repeat, solved',
    whenUndefined:
      'Where the source has one level, or cannot be told from repeats because nothing was asked twice.',
    source:
      'Shavelson & Webb 1991, Generalizability Theory; Brennan 2001; interval: Arvesen & Schmitz 1970, Biometrics 26:677-686',
  },
  overconfidence: {
    name: 'Overconfidence',
    meaning:
      'Mean confidence minus the share that is right. 0 = as sure as right, positive = surer than right.',
    formula: 'mean confidence - share right',
    whenUndefined: NO_CONFIDENCE,
    source: 'Calibration in the large; interval: jackknife over clusters or items',
  },
  calibration_error: {
    name: 'Expected calibration error (ECE)',
    meaning:
      'How far the share right lies from mean confidence, bin by bin. 0 = in every bin as often right as said. Above 0 by chance alone, the more the fewer verdicts, so it has no interval.',
    formula:
      'sum over 10 bins (closed on the right, the first on both sides) of their weight x |share right - mean confidence|',
    whenUndefined: NO_CONFIDENCE,
    source: 'Naeini, Cooper & Hauskrecht 2015, AAAI; Guo et al. 2017, arXiv 1706.04599',
  },
  brier: {
    name: 'Brier score',
    meaning:
      'Mean squared distance of confidence from being right. 0 = always sure and right, .25 = what always saying 50 % gets, 1 = always sure and wrong.',
    formula: 'mean of (confidence - right)^2 = reliability - resolution + uncertainty + within bins',
    whenUndefined: NO_CONFIDENCE,
    source: 'Brier 1950, Monthly Weather Review 78:1-3',
  },
  brier_reliability: {
    name: 'Brier score: reliability',
    meaning: 'Its part from bins being right more or less often than said. 0 = calibrated.',
    formula: 'mean over verdicts of (mean confidence of the bin - share right of the bin)^2',
    whenUndefined: NO_CONFIDENCE,
    source: MURPHY,
  },
  brier_resolution: {
    name: 'Brier score: resolution',
    meaning:
      'Its part from bins differing in how often they are right; subtracted. 0 = confidence sorts nothing.',
    formula: 'mean over verdicts of (share right of the bin - share right)^2',
    whenUndefined: NO_CONFIDENCE,
    source: MURPHY,
  },
  brier_uncertainty: {
    name: 'Brier score: uncertainty',
    meaning: 'What any judge that is right as often starts from.',
    formula: 'share right x share wrong',
    whenUndefined: NO_CONFIDENCE,
    source: MURPHY,
  },
  brier_within_bins: {
    name: 'Brier score: within bins',
    meaning: 'What binning hides: confidences within a bin differ. 0 where each bin holds one confidence.',
    formula: 'variance of confidence within bins - 2 x covariance with being right',
    whenUndefined: NO_CONFIDENCE,
    source: MURPHY,
  },
  risk_area: {
    name: 'Area under the risk-coverage curve',
    meaning:
      'Share wrong among the verdicts kept, averaged over keeping more and more of them from the surest on. 0 = nothing wrong; as high as the share wrong where confidence sorts nothing.',
    formula: 'mean over verdicts of the share wrong among those at least as sure',
    whenUndefined: NO_CONFIDENCE,
    source: 'El-Yaniv & Wiener 2010, JMLR 11:1605-1641; Geifman, Uziel & El-Yaniv 2019, arXiv 1805.08206',
  },
};
