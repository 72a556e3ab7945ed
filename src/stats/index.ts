// Numbers that exist, or say why they do not

export { defined, NO_ITEMS, none, ONE_LABEL_ONLY, ratio, type Statistic } from './statistic.ts';

// Tables

export { type BinaryCounts, binaryCounts } from './table/binary-counts.ts';
export {
  type ConfusionMatrix,
  confusionMatrix,
  pool,
  tally,
  tallyWeighted,
} from './table/confusion-matrix.ts';
export { cohenKappaOfSums, marginsOfSums } from './table/margin-sums.ts';
export { type Marginals, marginals } from './table/marginals.ts';
export { disagreementCosts, type Weights } from './table/weights.ts';

// Agreement of two raters

export { biasIndex } from './two-raters/bias-index.ts';
export { brennanPrediger } from './two-raters/brennan-prediger.ts';
export { cohenKappa, cohenKappaOfCounts } from './two-raters/cohen-kappa.ts';
export { gwetAc1, gwetAc1OfMargins, gwetAc1StandardError } from './two-raters/gwet-ac1.ts';
export { kappaAtPrevalence } from './two-raters/kappa-at-prevalence.ts';
export { type KappaHomogeneity, kappaHomogeneity } from './two-raters/kappa-homogeneity.ts';
export {
  type ClusteredKappaHomogeneity,
  kappaHomogeneityClustered,
  type StrataOfClusters,
} from './two-raters/kappa-homogeneity-clustered.ts';
export { kappaMax } from './two-raters/kappa-max.ts';
export { kappaNullStandardError } from './two-raters/kappa-null-standard-error.ts';
export { kappaStandardError } from './two-raters/kappa-standard-error.ts';
export { matthewsCorrelation, matthewsOfMargins } from './two-raters/matthews-correlation.ts';
export { percentAgreement } from './two-raters/percent-agreement.ts';
export { prevalenceIndex } from './two-raters/prevalence-index.ts';
export { scottPi } from './two-raters/scott-pi.ts';
export { negativeAgreement, positiveAgreement } from './two-raters/specific-agreement.ts';
export { stratifiedKappa, stratifiedKappaOfCounts } from './two-raters/stratified-kappa.ts';

// A judge against gold, label by label

export { balancedAccuracy, balancedAccuracyOfMargins } from './judge-errors/balanced-accuracy.ts';
export { type BinaryRates, binaryRates } from './judge-errors/binary-rates.ts';
export { costAtPrevalence, type ErrorCosts } from './judge-errors/cost-at-prevalence.ts';
export { expectedCost } from './judge-errors/expected-cost.ts';
export { macroF1, macroF1OfMargins } from './judge-errors/macro-f1.ts';
export { netBias, netBiasInterval } from './judge-errors/net-bias.ts';
export { type LabelMeasures, perLabel } from './judge-errors/per-label.ts';
export { precisionAtPrevalence } from './judge-errors/precision-at-prevalence.ts';
export { projectedInterval } from './judge-errors/projected-interval.ts';
export { type RateIntervals, rateIntervals } from './judge-errors/rate-intervals.ts';

// Ordered labels and ratings

export { kendallTauB, kendallTauBOfCounts } from './ordered/kendall-tau-b.ts';
export { kendallW } from './ordered/kendall-w.ts';
export { matrixAtCut } from './ordered/matrix-at-cut.ts';
export { meanAbsoluteError } from './ordered/mean-absolute-error.ts';
export { signedBias } from './ordered/signed-bias.ts';
export { spearman, spearmanOfCounts } from './ordered/spearman.ts';

// Do two raters use the labels equally often?

export { bhapkar } from './hypotheses/bhapkar.ts';
export { bowker } from './hypotheses/bowker.ts';
export { type McNemarTest, mcnemar } from './hypotheses/mcnemar.ts';
export { type ChiSquareTest, stuartMaxwell } from './hypotheses/stuart-maxwell.ts';

// Tests by whole cluster, and of means

export {
  type SignFlipOmnibus,
  type SignFlipOmnibusInput,
  signFlipOmnibus,
} from './hypotheses/sign-flip-omnibus.ts';
export { type SignFlipInput, type SignFlipTest, signFlipTest } from './hypotheses/sign-flip-test.ts';
export { tTest } from './hypotheses/t-test.ts';
export { wilcoxonBelow } from './hypotheses/wilcoxon-signed-rank.ts';

// Bias: errors given the gold, length, families

export { type ClusteredRates, clusteredRates } from './bias/clustered-rates.ts';
export { equalRates, type GroupRate } from './bias/equal-rates.ts';
export { addSlopeMoments, lengthSlope, SLOPE_MOMENTS } from './bias/length-slope.ts';
export { meanDifference } from './bias/mean-difference.ts';
export { permutedRates } from './bias/permuted-rates.ts';
export { preferenceFairness, type SwappedPairs } from './bias/preference-fairness.ts';
export { rateDifference, rateDifferenceInterval } from './bias/rate-difference.ts';
export { type RateScores, type RateScoresInput, rateScores } from './bias/rate-scores.ts';

// A judge beside people, like with like

export { alignment } from './people/alignment.ts';
export {
  type AlternativeAnnotatorTest,
  alternativeAnnotatorTest,
  winningRate,
} from './people/alternative-annotator-test.ts';
export { type AnnotatorTest, type HeldAgainst, heldAgainst } from './people/held-against.ts';
export { judgesVerdict } from './people/judges-verdict.ts';
export { type KappaBesidePeople, kappaBesidePeople } from './people/kappa-beside-people.ts';
export { majorityOfOthers } from './people/majority-of-others.ts';

// Agreement of many raters, gaps allowed

export { type AlphaBootstrapInput, alphaBootstrap } from './many-raters/alpha-bootstrap.ts';
export { type CoincidencePatterns, coincidencePatterns } from './many-raters/coincidence-patterns.ts';
export { congerKappa, congerKappaWithGaps } from './many-raters/conger-kappa.ts';
export { type DawidSkene, type DawidSkeneSettings, dawidSkene } from './many-raters/dawid-skene.ts';
export { fleissKappa, fleissKappaWithGaps } from './many-raters/fleiss-kappa.ts';
export { fleissKappaByLabel } from './many-raters/fleiss-kappa-by-label.ts';
export { fleissNullStandardError } from './many-raters/fleiss-null-standard-error.ts';
export { gwetAc1Many, gwetAc1ManyStandardError } from './many-raters/gwet-ac1-many.ts';
export type { IccForm } from './many-raters/icc-form.ts';
export { type IccForms, iccForms } from './many-raters/icc-forms.ts';
export { iccOfMoments } from './many-raters/icc-of-sums.ts';
export { iccOneWayWithGaps } from './many-raters/icc-with-gaps.ts';
export { type IntraclassCorrelation, intraclassCorrelation } from './many-raters/intraclass-correlation.ts';
export {
  alphaOfCoincidences,
  coincidences,
  krippendorffAlpha,
  krippendorffAlphaOfTwo,
  type Metric,
} from './many-raters/krippendorff-alpha.ts';
export { meanPairwiseKappa, type PairwiseKappa, type RaterPair } from './many-raters/mean-pairwise-kappa.ts';
export { randolphKappa } from './many-raters/randolph-kappa.ts';
export { type RatingCounts, ratingCounts } from './many-raters/rating-counts.ts';
export { completeUnits, type Ratings, ratings, type UnitCounts, unitCounts } from './many-raters/ratings.ts';

// A rate corrected for a judge's errors

export {
  type ChoiceInput,
  type CorrectedAfterChoice,
  correctedAfterChoice,
} from './downstream/corrected-after-choice.ts';
export { correctedDifference, judgedDifference } from './downstream/corrected-difference.ts';
export { type ErrorModel, modelRates } from './downstream/corrected-of-sums.ts';
export { type CorrectedShare, correctedShare } from './downstream/corrected-share.ts';
export { type CorrectedByCluster, correctedShareByCluster } from './downstream/corrected-share-by-cluster.ts';
export { JUDGE_COUNTS, type JudgeCounts } from './downstream/judge-counts.ts';
export { labelAllocation } from './downstream/label-allocation.ts';
export { NO_POOLING, type Pooling, partialPooling } from './downstream/partial-pooling.ts';
export { ppiMeanByCluster, ppiShareByCluster } from './downstream/ppi-by-cluster.ts';
export { type PpiMean, ppiMean } from './downstream/ppi-mean.ts';
export { type PpiSums, ppiSums, ppiSumsOfCounts } from './downstream/ppi-sums.ts';
export { roganGladen, roganGladenError } from './downstream/rogan-gladen.ts';
export type { ClusterSums, ShareByCluster } from './downstream/share-by-cluster.ts';
export { type GoldErrors, withoutGoldErrors } from './downstream/without-gold-errors.ts';
export { youdenInterval } from './downstream/youden-interval.ts';

// Do a judge's repeats, and several judges, agree? Do they err alike?

export { effectiveJudges } from './consistency/effective-judges.ts';
export { errorCorrelations, meanErrorCorrelation } from './consistency/error-correlation.ts';
export { addErrorSums, errorSums, errorSumsLength } from './consistency/error-sums.ts';
export { type JudgePanel, judgePanel } from './consistency/judge-panel.ts';
export { modalShare } from './consistency/modal-share.ts';
export { repeatAgreement } from './consistency/repeat-agreement.ts';
export { repeatKappa } from './consistency/repeat-kappa.ts';

// Where do differences come from: items, judges, templates, repeats?

export {
  type ComponentInput,
  componentIntervals,
  MINIMUM_COMPONENT_CLUSTERS,
  MINIMUM_COMPONENT_ITEMS,
} from './variance-components/component-intervals.ts';
export {
  componentsOfSums,
  SOURCES,
  type Source,
  type VarianceComponents,
} from './variance-components/components-of-sums.ts';
export {
  addCrossedSums,
  type CrossedDesign,
  crossedSumsLength,
} from './variance-components/crossed-design.ts';
export { type DecisionStudy, decisionStudy } from './variance-components/decision-study.ts';
export { varianceComponents } from './variance-components/variance-components.ts';

// Does confidence mean anything?

export { type BrierScore, brierScore } from './confidence/brier-score.ts';
export { binOf, type ConfidenceBin, confidenceBins } from './confidence/confidence-bins.ts';
export {
  type EscalationInput,
  type EscalationThreshold,
  escalationThreshold,
} from './confidence/escalation-threshold.ts';
export { expectedCalibrationError } from './confidence/expected-calibration-error.ts';
export type { Forecasts } from './confidence/forecasts.ts';
export { halfOfClusters } from './confidence/half-of-clusters.ts';
export { type Kept, type KeptInput, keptVerdicts } from './confidence/kept-verdicts.ts';
export { type KeptFrom, type RiskCoverage, riskCoverage } from './confidence/risk-coverage.ts';
export { thresholdsToTry } from './confidence/thresholds-to-try.ts';
export { itemsForBound, upperBound } from './confidence/upper-bound.ts';

// How much data a study needs

export { type ClusteredItems, clusteredItems, designEffect } from './planning/clustered-items.ts';
export { type Enrichment, type EnrichmentInput, enrichment } from './planning/enrichment.ts';
export { itemsForClusteredGate } from './planning/items-for-clustered-gate.ts';
export { type GateItems, gatePower, itemsForGate, type ShareGate } from './planning/items-for-gate.ts';
export { itemsForKappaLimits, itemsToTellKappas } from './planning/items-for-kappa-test.ts';
export { itemsForKappaWidth } from './planning/items-for-kappa-width.ts';
export { itemsForPositives } from './planning/items-for-positives.ts';
export { itemsForShareWidth } from './planning/items-for-share-width.ts';
export { type JointBounds, jointPlan } from './planning/joint-plan.ts';
export { type Discordance, discordanceOf, itemsToTellJudges, pairedPower } from './planning/paired-power.ts';
export { ratersForReliability } from './planning/raters-for-reliability.ts';

// Intervals

export { type Bootstrap, type BootstrapInput, bcaFromCounts } from './intervals/bootstrap.ts';
export { clopperPearson } from './intervals/clopper-pearson.ts';
export {
  type ClusterJackknife,
  type ClusterJackknifeInput,
  clusterJackknife,
  MINIMUM_CLUSTERS,
} from './intervals/cluster-jackknife.ts';
export type { Interval } from './intervals/interval.ts';
export { type ItemsWorthInput, itemsWorth } from './intervals/items-worth.ts';
export { type TableInterval, type TableIntervalInput, tableInterval } from './intervals/table-interval.ts';
export { tableJackknifeError, tableJackknifeParts } from './intervals/table-jackknife-error.ts';
export { fromScale, type Transform, toScale } from './intervals/transform.ts';
export { wilson } from './intervals/wilson.ts';

// Resampling whole clusters: items that share a prompt or an agent stay together

export {
  type ClusterBootstrap,
  type ClusterBootstrapInput,
  clusterBootstrap,
} from './resampling/cluster-bootstrap.ts';
export { type ClusterCounts, clusterCounts, totalCounts } from './resampling/cluster-counts.ts';
export { clusterMeanError } from './resampling/cluster-mean-error.ts';
export type { ClusterWeights } from './resampling/cluster-weights.ts';
export {
  type ClusterWay,
  type CrossedClusterInput,
  type CrossedClusters,
  crossedClusters,
} from './resampling/crossed-clusters.ts';
export { drawClusters } from './resampling/draw-clusters.ts';
export { type ClusterFlips, flipClusters } from './resampling/flip-clusters.ts';
export { jackknifeVariance, type LeaveOut, leaveOut } from './resampling/leave-out.ts';
export { type TwoWayInput, twoWayJackknife } from './resampling/two-way-jackknife.ts';
export { weightedSums } from './resampling/weighted-sums.ts';
export { type NamedInterval, widestInterval } from './resampling/widest-interval.ts';

// Picking one of several candidates

export { type ComparisonWithBest, comparisonsWithBest } from './selection/comparisons-with-best.ts';
export { levelAmongTried } from './selection/level-among-tried.ts';
export type { OutOfBag } from './selection/out-of-bag.ts';
export { type Jackknifed, type PairedDifference, pairedDifference } from './selection/paired-difference.ts';
export { probabilityOfBest } from './selection/probability-of-best.ts';
export {
  type CandidateResamples,
  type ResampleInput,
  resampleCandidates,
} from './selection/resample-candidates.ts';
export { type ResampledCandidates, resampledCandidates } from './selection/resampled-candidates.ts';
export { simultaneousLowerBounds } from './selection/simultaneous-lower-bounds.ts';
export { type SwapInput, type SwapTests, swapTests } from './selection/swap-tests.ts';

// Several tests at once

export { benjaminiHochberg, benjaminiYekutieli, holm } from './hypotheses/multiplicity.ts';

// Randomness and distributions

export { drawBinomial } from './random/binomial.ts';
export {
  betaQuantile,
  binomialCdf,
  chiSquareTail,
  fQuantile,
  fTail,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from './random/distributions.ts';
export { gammaSampler } from './random/gamma.ts';
export { multinomialSampler } from './random/multinomial.ts';
export { type RandomStream, stream } from './random/random.ts';

// Has a judge changed since it was validated?

export { changedAtMost } from './drift/changed-at-most.ts';
export { extremesByMoves, type MovesInput } from './drift/extremes-by-moves.ts';
export { addFlips, excessOfFlipSums, FLIP_SUMS, type FlipRates, flipRates } from './drift/flip-rates.ts';
export { type ChangedUnits, itemsBehindChanges } from './drift/items-behind-changes.ts';
export { occasionTest } from './drift/occasion-test.ts';
export { smallestVisible } from './drift/smallest-visible.ts';
