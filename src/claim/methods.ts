import type { CompareInput } from '../compare/input.ts';
import { percent } from '../compare/words.ts';
import { MOST_COMPARED } from './facet-rates.ts';
import { GOLD_ERRORS } from './sensitivity.ts';
import { OWN_FROM } from './value-models.ts';

/** Sentences that say how corrected rates were computed. */
export function claimMethods(input: CompareInput, hasChoice: boolean, hasFacets: boolean): readonly string[] {
  const { cluster, settings, deploymentPrevalence } = input;
  const level = percent(settings.level);
  return [
    'Raw rates are shares of positive verdicts over all transcripts with one, with gold or without; the test split and items shown as examples take no part.',
    'Corrected rates: Rogan and Gladen, (raw rate - FPR) / (TPR - FPR), clipped to 0 to 100 % and said so; none where the interval of Youden’s J = TPR - FPR holds 0. They assume that the judge errs on transcripts without gold as on those with gold.',
    'PPI++: the judge’s rate on transcripts without gold, put right by how far judge and gold differ where there is gold, with a tuned weight. It assumes that transcripts with gold are a random part of all.',
    ...(input.gold.weights === undefined
      ? []
      : [
          'Error rates weigh every item with gold by 1 / the recorded probability of labelling it; PPI++ is not given then.',
        ]),
    cluster === undefined
      ? `${level} intervals: Wilson for raw rates, Lee et al. 2025 for corrected ones (which takes transcripts with gold as others than those judged, so it is a little wide), normal for PPI++; with repeats, several annotators, pooled error rates and for differences the jackknife over transcripts.`
      : `${level} intervals: t on the jackknife over all clusters of ${cluster}, with gold and without, with (clusters with gold - 1) degrees of freedom; none below 8 clusters with gold; PPI++ on the logit.`,
    ...(hasFacets
      ? [
          `Per value of a facet: its own error rates from ${OWN_FROM} gold items of either class on; else drawn towards those of all values (beta-binomial, fitted by moments), what that leaves unknown being added to the variance. Differences correct each side with its own error rates, which one shared calibration would not; p-values by Holm over the pairs of a facet, given for at most ${MOST_COMPARED} values.`,
        ]
      : []),
    ...(hasChoice
      ? [
          `Under the chosen judge: that with the highest kappa${deploymentPrevalence === undefined ? '' : ` at ${percent(deploymentPrevalence)} positives`}, chosen anew in each of ${settings.replicates} resamples of whole ${cluster === undefined ? 'transcripts' : 'clusters'}; t on the resampled standard error.`,
        ]
      : []),
    `Sensitivity: ${GOLD_ERRORS.map((share) => percent(share)).join(', ')} of gold wrong, independently of the judge given the truth; where both err on the same transcripts the judge looks better than it is, and this does not show it.`,
  ];
}
