import { isOrdered } from '../domain/criterion.ts';
import type { GoldReason } from '../domain/gold.ts';
import { MINIMUM_CLUSTERS } from '../stats/index.ts';
import type { Comparison, GoldSummary } from './comparison.ts';
import type { CandidateContext } from './context.ts';
import { drawsPerValue } from './draws-per-value.ts';
import { TEST_SPLIT } from './gold-summary.ts';
import type { CompareInput } from './input.ts';
import { confidenceSentences, consistencySentences } from './methods-beside.ts';
import { CAUTION_BELOW_CLUSTERS, CAUTION_BELOW_MOVING } from './shown.ts';
import { percent } from './words.ts';

/** Sentences that say how everything was computed, every default in force included. */
export function methodsOf(
  input: CompareInput,
  gold: GoldSummary,
  context: CandidateContext,
  beside: Pick<Comparison, 'consistency' | 'confidence'>,
): readonly string[] {
  return [
    ...goldSentences(input, gold),
    ...kappaSentences(input),
    ...callSentences(input),
    ...intervalSentences(input),
    ...crossedSentences(input),
    ...missingSentences(input),
    'Figures are withheld below 5 gold items of either class they need (precision: below 5 positive verdicts) and carry a caution where either class has fewer than 10.',
    'Ranked are candidates with a verdict rate of at least 95 %, on the items all of them answered; an item never asked about counts as one without a verdict.',
    ...floorSentences(input, context),
    ...consistencySentences(beside),
    ...confidenceSentences(beside),
    ...biasSentences(input),
    PEOPLE,
    `Seed: ${input.settings.seed}. Random streams are named by the counts a measure rests on, criterion, candidate and slice.`,
  ];
}

function goldSentences({ gold, settings }: CompareInput, summary: GoldSummary): readonly string[] {
  const test = summary.unlabelled.find(({ reason }) => reason === TEST_SPLIT)?.count ?? 0;
  return [
    `Gold is ${gold.rule}; provenance: ${summary.provenances.join(', ') || 'none'}.`,
    `${summary.labelled} of ${summary.items} items have gold.`,
    ...samplingSentences(gold, summary),
    ...(test === 0 ? [] : [`${test} items of the test split take no part.`]),
    ...(summary.references.length > 1
      ? [
          'Annotators disagree and nobody adjudicated: every figure is the mean over the annotators, each as gold.',
        ]
      : []),
    ...(settings.illustrative
      ? ['The material is illustrative: no figure says anything about people or about a real judge.']
      : []),
  ];
}

/** How the labelled items came to be labelled, where it is not all of them. */
function samplingSentences(gold: CompareInput['gold'], summary: GoldSummary): readonly string[] {
  const picked = summary.unlabelled.find(({ reason }) => reason === PICKED)?.count ?? 0;
  const { weights, unrecorded = 0 } = gold;
  const isPart = summary.labelled < summary.items;
  return [
    ...(weights === undefined
      ? []
      : [
          'Items were not all labelled with one probability: each weighs 1 / its recorded probability in every figure, n counts items, and intervals rest on how many items of equal weight they are worth, by the jackknife over items or clusters.',
        ]),
    ...(picked === 0
      ? []
      : [
          `${picked} items were labelled because judges disagreed on them or something suggested them, and no probability is recorded: they enter no figure.`,
        ]),
    ...(unrecorded === 0
      ? []
      : [
          `${unrecorded} labelled items were drawn with a probability that nobody recorded: they stand for themselves only.`,
        ]),
    ...(isPart && weights === undefined && unrecorded === 0
      ? [
          'How the labelled items were chosen among all is not recorded beyond that, so figures speak of the labelled items.',
        ]
      : []),
  ];
}

const PICKED: GoldReason = 'chosen by disagreement or suggestion, without a recorded probability';

function kappaSentences({ criterion, deploymentPrevalence }: CompareInput): readonly string[] {
  const weights =
    criterion.scale === 'ordinal'
      ? 'Kappa is quadratic, with the unweighted figure beside it and at every declared cut.'
      : criterion.scale === 'rating'
        ? 'Ratings are measured by ICC(A,1), signed bias and mean absolute error, and by unweighted kappa at every declared cut.'
        : 'Kappa is unweighted.';
  const pooled =
    'Per facet, kappa is also given corrected for chance within the facet’s values (stratified).';
  if (deploymentPrevalence === undefined) return [weights, pooled];
  const projected =
    isOrdered(criterion) || criterion.labels.length > 2 || criterion.positive === undefined
      ? 'The deployment prevalence is not used: it needs two labels, one of them positive.'
      : `Kappa is projected to the deployment prevalence of ${percent(deploymentPrevalence)} from TPR and FPR, and candidates are ranked by it.`;
  return [weights, pooled, projected];
}

function callSentences({ criterion, readings }: CompareInput): readonly string[] {
  let later = 0;
  for (let row = 0; row < readings.rows; row++) if (readings.occasion[row] !== 1) later++;
  const orders =
    criterion.scale !== 'pairwise'
      ? []
      : [
          `Labels name the response, not the slot. Both orders combined: the same winner, else ${criterion.tie === undefined ? 'inconsistent, left out and counted' : 'a tie'}. Of two presentations the first by name is taken to show the first response first.`,
        ];
  return [
    'Items weigh equally; with repeats the figure is that of one call, each verdict of an item weighing 1 / (its number of verdicts).',
    ...orders,
    ...(later === 0
      ? []
      : [`${later} readings of later occasions are another measurement and are not used.`]),
  ];
}

function intervalSentences({ cluster, settings }: CompareInput): readonly string[] {
  const level = percent(settings.level);
  const both = `${level} intervals: Wilson for proportions; for the rest Jeffreys, the middle of ${settings.replicates} draws (${drawsPerValue(settings.replicates)} per value of a facet) of the table's true shares (Dirichlet, two items known beforehand, spread evenly over the cells).`;
  const none =
    'A coefficient of 1 has none; nor, of two labels, have agreement, net bias and AC1 in fewer than 100 items with fewer than 10 of a class.';
  if (cluster === undefined) {
    return [
      `Items are declared independent. ${both} With repeats, several annotators or sampling weights an item counts as what it is worth, by leaving out one item at a time. ${none}`,
    ];
  }
  return [
    `Items that share ${cluster} are not independent; an item without a value is a cluster of its own. ${both} Clustered items count as the independent ones they are worth for each figure: divided by the design effect (variance with one cluster left out at a time, over that of independent items; at least 1 + (items of a gold class per cluster - 1) x 2 / clusters, items of all classes for precision and what follows their mix; where nothing varies a cluster is one item) and by (Student's t with clusters - 1 degrees of freedom / the normal quantile) squared. ${none} None below ${MINIMUM_CLUSTERS} clusters, or where one cluster decides whether the figure exists; a caution where either gold class stands in fewer than ${CAUTION_BELOW_CLUSTERS} (net bias: where there are fewer, or fewer than ${CAUTION_BELOW_MOVING} with a disagreement).`,
  ];
}

function crossedSentences({ cluster, crossed = [] }: CompareInput): readonly string[] {
  if (cluster === undefined || crossed.length === 0) return [];
  return [
    `Items are dependent in several ways: those that share ${[cluster, ...crossed].join(', and those that share ')}. Of the intervals along each way the widest is given, and its method names it; none where one way has none. Floors are learnt on folds of ${cluster}.`,
  ];
}

function missingSentences({ settings }: CompareInput): readonly string[] {
  const rule = {
    'leave out': 'Trials without a verdict are left out and counted by reason and gold label.',
    negative: 'Trials without a verdict count as the negative label.',
    'own label': 'Trials without a verdict count as a label of their own, which no gold has.',
  }[settings.whenNoVerdict];
  return [
    `${rule} (when_no_verdict: ${settings.whenNoVerdict})`,
    'Bounds are the extremes over left-out items with gold getting verdicts constant within a gold class: exact for proportions and for two labels (but for Scott’s pi, MCC and macro F1), else the best found by search.',
  ];
}

function floorSentences(
  { facets, cluster }: CompareInput,
  { references }: CandidateContext,
): readonly string[] {
  const known = facets.filter((facet) => facet !== cluster);
  const priors =
    known.length === 0
      ? ''
      : `, and for ${known.join(', ')} one that knows only that, learnt on nine tenths of the ${cluster === undefined ? 'items' : 'clusters'} for the other tenth`;
  const learnt = references.length > 1 ? '; they learn the label most annotators gave' : '';
  return [`Floors: one that always gives gold's most common label${priors}${learnt}.`];
}

const PEOPLE =
  'Beside people, judge and annotators are measured against the same primary labels on the same items; intervals of differences leave out whole clusters (or items) of all tables together. The alternative annotator test: Benjamini-Yekutieli at .05, t from 30 items on, Wilcoxon below, with clusters t on the cluster jackknife.';

function biasSentences({ cluster, evidence = {} }: CompareInput): readonly string[] {
  const shares =
    cluster === undefined
      ? 'McNemar’s mid-p (more than two labels: Bhapkar, and per label Holm)'
      : 'flipping the signs of whole clusters (per label: Holm)';
  const errors = cluster === undefined ? 'permutation' : 'Rao-Scott by clusters';
  return [
    `p-values of label shares: ${shares}; of error rates given the gold, over the values of a facet: ${errors}, values with 5 gold items of a class${cluster === undefined ? '' : ` in ${MINIMUM_CLUSTERS} clusters`} taking part, single values (Holm) only where the test of all rejects. Adjusted by Benjamini-Hochberg over candidates and facets.`,
    ...(evidence.logLengths === undefined
      ? []
      : ['Verbosity: slope on log2 of the characters of the messages, beside the gold label, jackknife.']),
  ];
}
