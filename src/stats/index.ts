// Numbers that exist, or say why they do not

export { defined, none, ratio, type Statistic } from './statistic.ts';

// Tables

export { type BinaryCounts, binaryCounts } from './binary-counts.ts';
export { type ConfusionMatrix, confusionMatrix, pool, tally } from './confusion-matrix.ts';
export { type Marginals, marginals, offDiagonalProduct } from './marginals.ts';
export { disagreementCosts, type Weights } from './weights.ts';

// Agreement of two raters

export { biasIndex } from './bias-index.ts';
export { brennanPrediger } from './brennan-prediger.ts';
export { cohenKappa, cohenKappaOfCounts } from './cohen-kappa.ts';
export { gwetAc1, gwetAc1StandardError } from './gwet-ac1.ts';
export { kappaAtPrevalence } from './kappa-at-prevalence.ts';
export { kappaMax } from './kappa-max.ts';
export { kappaStandardError } from './kappa-standard-error.ts';
export { matthewsCorrelation } from './matthews-correlation.ts';
export { percentAgreement } from './percent-agreement.ts';
export { prevalenceIndex } from './prevalence-index.ts';
export { scottPi } from './scott-pi.ts';
export { negativeAgreement, positiveAgreement } from './specific-agreement.ts';
export { stratifiedKappa } from './stratified-kappa.ts';

// A judge against gold, label by label

export { balancedAccuracy } from './balanced-accuracy.ts';
export { type BinaryRates, binaryRates } from './binary-rates.ts';
export { macroF1 } from './macro-f1.ts';
export { type LabelMeasures, perLabel } from './per-label.ts';
