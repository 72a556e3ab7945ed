import {
  type CrossedDesign,
  clusterJackknife,
  componentsOfSums,
  decisionStudy,
  MINIMUM_COMPONENT_CLUSTERS,
  MINIMUM_COMPONENT_ITEMS,
} from '../../stats/index.ts';
import type { Decision, DecisionOption } from './consistency.ts';
import type { UnitVectors } from './unit-vectors.ts';

/**
 * What the mean over more calls would be worth, and which doubling of the calls helps most: a second judge, template
 * or call. It is named only where its error variance lies below that of every other doubling with a simultaneous
 * interval (Bonferroni) that leaves 0 out.
 *
 * @param isEnough whether enough items differ for intervals to be trusted
 */
export function decisionOf(
  vectors: UnitVectors,
  seen: CrossedDesign,
  level: number,
  isEnough: boolean,
): Decision {
  const components = componentsOfSums(vectors.total, seen);
  const options = OPTIONS.map((own): DecisionOption => {
    const study = decisionStudy(components, seen, own);
    return {
      ...own,
      calls: own.judges * own.templates * own.repeats,
      absoluteError: study.absoluteError.value,
      generalizability: study.generalizability.value,
      dependability: study.dependability.value,
      ...('reason' in study.dependability ? { reason: study.dependability.reason } : {}),
    };
  });
  return { options, next: nextOf(vectors, seen, level, isEnough) };
}

const option = (judges: number, templates: number, repeats: number): CrossedDesign => ({
  judges,
  templates,
  repeats,
});

const DOUBLINGS = [
  { source: 'judge', option: option(2, 1, 1) },
  { source: 'template', option: option(1, 2, 1) },
  { source: 'repeat', option: option(1, 1, 2) },
] as const;

const OPTIONS = [
  option(1, 1, 1),
  ...DOUBLINGS.map((doubling) => doubling.option),
  option(3, 1, 1),
  option(1, 3, 1),
  option(1, 1, 3),
];

function nextOf(
  vectors: UnitVectors,
  seen: CrossedDesign,
  level: number,
  isEnough: boolean,
): Decision['next'] {
  const known = DOUBLINGS.filter((doubling) => errorOf(vectors.total, seen, doubling.option) !== undefined);
  if (known.length < 2)
    return { none: 'only one of judges, templates and repeats was varied: nothing to choose between' };
  const isTooFew =
    vectors.items < MINIMUM_COMPONENT_ITEMS ||
    (vectors.clusters !== undefined && vectors.clusters < MINIMUM_COMPONENT_CLUSTERS);
  if (!isEnough || isTooFew) {
    return { none: 'too few items or clusters for the order of the options to be told' };
  }
  const [best, ...others] = known.toSorted(
    (one, two) =>
      (errorOf(vectors.total, seen, one.option) ?? 0) - (errorOf(vectors.total, seen, two.option) ?? 0),
  );
  if (best === undefined) return { none: 'nothing to choose between' };
  // Every pair might have been asked about, since the best was picked by the same figures.
  const pairs = (known.length * (known.length - 1)) / 2;
  const isShown = others.every((other) => {
    const { interval } = clusterJackknife({
      clusters: vectors.count,
      counts: vectors.sums,
      times: vectors.times,
      statistic(sums) {
        const one = errorOf(sums, seen, other.option);
        const two = errorOf(sums, seen, best.option);
        return one === undefined || two === undefined ? undefined : one - two;
      },
      transform: 'identity',
      level: 1 - (1 - level) / pairs,
    });
    return 'low' in interval && interval.low > 0;
  });
  return isShown ? { source: best.source } : { none: 'the options lie within each other’s uncertainty' };
}

function errorOf(sums: Float64Array, seen: CrossedDesign, own: CrossedDesign): number | undefined {
  return decisionStudy(componentsOfSums(sums, seen), seen, own).absoluteError.value;
}
