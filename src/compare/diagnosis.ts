import type { Measure } from '../domain/measure.ts';
import { confusionMatrix, kappaMax, marginals, prevalenceIndex } from '../stats/index.ts';
import type { CandidateResult, Figures, Slice } from './comparison.ts';
import { UNDEFINED_RESAMPLES } from './intervals.ts';
import type { LabelSpace } from './label-space.ts';
import { coefficient, netBiasInWords, percent } from './words.ts';

/**
 * Plain sentences that a reader must not miss, each with its figures: a judge that always says the same, too few gold
 * items, verdicts missing where it matters, a kappa that knowing a facet explains, a floor not beaten, the prevalence
 * paradox (agreement of .8 or more with kappa below .4 and a prevalence index of .5 or more either way), and label
 * shares that differ by 20 points or more.
 *
 * @param floors the floors' results on the same items; none where the figures are a floor's own
 */
export function diagnose(
  { overall, by }: Figures,
  space: LabelSpace,
  floors: readonly CandidateResult[],
): readonly string[] {
  if (overall.n === 0) return overall.labelled === 0 ? [] : ['Gives no verdict on any labelled item.'];
  return [
    ...degenerate(overall, space),
    ...tooFew(overall),
    ...missingByGold(overall),
    ...explainedByFacet(overall, by),
    ...belowFloor(overall, floors),
    ...paradox(overall, space),
    ...shifted(overall, space),
  ];
}

const KAPPAS = ['kappa', 'kappa_quadratic', 'icc_agreement'];

/** The chance-corrected figure that stands right behind agreement. */
function mainKappa({ measures }: Slice): Measure | undefined {
  return measures.find(({ id }) => KAPPAS.includes(id));
}

function estimateOf({ measures }: Slice, id: string): number | undefined {
  return measures.find((measure) => measure.id === id)?.estimate;
}

function degenerate({ confusion }: Slice, { names }: LabelSpace): readonly string[] {
  const { n, judge, gold } = marginals(confusionMatrix(confusion));
  const used = [...judge.keys()].filter((label) => (judge[label] ?? 0) > 0);
  const [only] = used;
  if (used.length !== 1 || only === undefined) return [];
  const share = (gold[only] ?? 0) / n;
  return [
    `Always says "${names[only]}": its agreement of ${percent(share)} is just gold's share of that label.`,
  ];
}

function tooFew(overall: Slice): readonly string[] {
  const kappa = mainKappa(overall);
  return (kappa?.cautions ?? [])
    .filter((caution) => !caution.startsWith(UNDEFINED_RESAMPLES))
    .map((caution) => `Too little gold: ${caution}.`);
}

function missingByGold({ leftOut, labelled, confusion }: Slice): readonly string[] {
  const missing = leftOut.reduce((sum, { count }) => sum + count, 0);
  if (missing / labelled < 0.05) return [];
  const shares = (leftOut[0]?.byGold ?? []).flatMap(({ label }, index) => {
    const without = leftOut.reduce((sum, { byGold }) => sum + (byGold[index]?.count ?? 0), 0);
    const withVerdict = (confusion[index] ?? []).reduce((sum, count) => sum + count, 0);
    const all = without + withVerdict;
    return all === 0 ? [] : [`${percent(without / all)} of gold "${label}"`];
  });
  return [`No usable verdict on ${percent(missing / labelled)} of the labelled items: ${shares.join(', ')}.`];
}

function explainedByFacet(overall: Slice, by: Figures['by']): readonly string[] {
  const pooled = mainKappa(overall)?.estimate;
  if (pooled === undefined || pooled < 0.2) return [];
  return by.flatMap(({ facet, stratifiedKappa: { estimate } }) =>
    estimate === undefined || estimate > pooled / 2
      ? []
      : [
          `Knowing the ${facet} explains much of its kappa: ${coefficient(pooled)} pooled, ${coefficient(estimate)} within values of ${facet}.`,
        ],
  );
}

function belowFloor(overall: Slice, floors: readonly CandidateResult[]): readonly string[] {
  const own = mainKappa(overall)?.estimate;
  if (own === undefined) return [];
  const notBeaten = floors.flatMap(({ candidate, main }) => {
    const floor = mainKappa(main.overall)?.estimate;
    return floor === undefined || own > floor ? [] : [`${candidate.id} (${coefficient(floor)})`];
  });
  if (notBeaten.length === 0) return [];
  return [
    `No better than ${notBeaten.length === 1 ? 'the floor' : 'the floors'} ${notBeaten.join(', ')}: kappa ${coefficient(own)}.`,
  ];
}

function paradox(overall: Slice, { isPositive, criterion }: LabelSpace): readonly string[] {
  const { positive } = criterion;
  const agreement = estimateOf(overall, 'agreement');
  const kappa = estimateOf(overall, 'kappa');
  if (positive === undefined || isPositive === undefined || agreement === undefined || kappa === undefined)
    return [];
  const index = prevalenceIndex(confusionMatrix(overall.confusion), positive).value ?? 0;
  if (agreement < 0.8 || kappa >= 0.4 || Math.abs(index) < 0.5) return [];
  const rare = index < 0 ? 'rare' : 'common';
  return [
    `Prevalence paradox: agreement is ${percent(agreement)} and kappa ${coefficient(kappa)} because positives are ${rare} (prevalence index ${coefficient(index)}). Read TPR and FPR, and label more of the rarer class.`,
  ];
}

function shifted(overall: Slice, { positiveName, criterion }: LabelSpace): readonly string[] {
  const id = criterion.positive === undefined ? `net_bias:${positiveName}` : 'net_bias';
  const bias = estimateOf(overall, id);
  if (bias === undefined || positiveName === undefined || Math.abs(bias) < 0.05) return [];
  const sentence = `Net bias: it ${netBiasInWords(bias, positiveName)}.`;
  if (Math.abs(bias) < 0.2) return [sentence];
  const cap = kappaMax(confusionMatrix(overall.confusion)).value;
  return cap === undefined
    ? [sentence]
    : [`${sentence} With label shares so far apart kappa cannot exceed ${coefficient(cap)}.`];
}
