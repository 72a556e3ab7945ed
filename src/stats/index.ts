// Numbers that exist, or say why they do not

export { defined, NO_ITEMS, none, ONE_LABEL_ONLY, ratio, type Statistic } from './statistic.ts';

// Tables

export { type BinaryCounts, binaryCounts } from './binary-counts.ts';
export { type ConfusionMatrix, confusionMatrix, pool, tally } from './confusion-matrix.ts';
export { cohenKappaOfSums, marginsOfSums } from './margin-sums.ts';
export { type Marginals, marginals } from './marginals.ts';
export { disagreementCosts, type Weights } from './weights.ts';

// Agreement of two raters

export { biasIndex } from './bias-index.ts';
export { brennanPrediger } from './brennan-prediger.ts';
export { cohenKappa, cohenKappaOfCounts } from './cohen-kappa.ts';
export { gwetAc1, gwetAc1OfMargins, gwetAc1StandardError } from './gwet-ac1.ts';
export { kappaAtPrevalence } from './kappa-at-prevalence.ts';
export { kappaMax } from './kappa-max.ts';
export { kappaStandardError } from './kappa-standard-error.ts';
export { matthewsCorrelation, matthewsOfMargins } from './matthews-correlation.ts';
export { percentAgreement } from './percent-agreement.ts';
export { prevalenceIndex } from './prevalence-index.ts';
export { scottPi } from './scott-pi.ts';
export { negativeAgreement, positiveAgreement } from './specific-agreement.ts';
export { stratifiedKappa, stratifiedKappaOfCounts } from './stratified-kappa.ts';

// A judge against gold, label by label

export { balancedAccuracy, balancedAccuracyOfMargins } from './balanced-accuracy.ts';
export { type BinaryRates, binaryRates } from './binary-rates.ts';
export { macroF1, macroF1OfMargins } from './macro-f1.ts';
export { netBias, netBiasInterval } from './net-bias.ts';
export { type LabelMeasures, perLabel } from './per-label.ts';

// Do two raters use the labels equally often?

export { bhapkar } from './bhapkar.ts';
export { type McNemarTest, mcnemar } from './mcnemar.ts';
export { type ChiSquareTest, stuartMaxwell } from './stuart-maxwell.ts';

// Agreement of many raters, gaps allowed

export { fleissKappa, fleissKappaWithGaps } from './fleiss-kappa.ts';
export { gwetAc1Many, gwetAc1ManyStandardError } from './gwet-ac1-many.ts';
export { iccOfMoments } from './icc-of-sums.ts';
export { type IntraclassCorrelation, intraclassCorrelation } from './intraclass-correlation.ts';
export {
  alphaOfCoincidences,
  coincidences,
  krippendorffAlpha,
  krippendorffAlphaOfTwo,
  type Metric,
} from './krippendorff-alpha.ts';
export { meanPairwiseKappa, type PairwiseKappa, type RaterPair } from './mean-pairwise-kappa.ts';
export { randolphKappa } from './randolph-kappa.ts';
export { completeUnits, type Ratings, ratings, type UnitCounts, unitCounts } from './ratings.ts';

// Intervals

export { type Bootstrap, type BootstrapInput, bcaFromCounts } from './bootstrap.ts';
export { clopperPearson } from './clopper-pearson.ts';
export {
  type ClusterJackknife,
  type ClusterJackknifeInput,
  clusterJackknife,
  MINIMUM_CLUSTERS,
} from './cluster-jackknife.ts';
export type { Interval } from './interval.ts';
export { fromScale, type Transform, toScale } from './transform.ts';
export { wilson } from './wilson.ts';

// Several tests at once

export { benjaminiHochberg, benjaminiYekutieli, holm } from './multiplicity.ts';

// Randomness and distributions

export { drawBinomial } from './binomial.ts';
export {
  betaQuantile,
  binomialCdf,
  chiSquareTail,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from './distributions.ts';
export { multinomialSampler } from './multinomial.ts';
export { type RandomStream, stream } from './random.ts';
