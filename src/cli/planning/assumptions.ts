import type { Observed } from '../../claim/observed.ts';
import { numberOf, type PlanOptions } from './plan-options.ts';

/** A number that a plan rests on, and where it comes from. */
export interface Assumption {
  readonly value: number;
  readonly from: 'typed' | 'data' | 'study' | 'default';
}

/** Everything a plan assumes. */
export interface Assumptions {
  readonly prevalence: Assumption;
  readonly tpr: Assumption;
  readonly fpr: Assumption;
  readonly kappa: Assumption;
  readonly power: Assumption;
  readonly level: Assumption;
  readonly width: Assumption;
  readonly difference: Assumption;
  readonly correlation: Assumption;
  readonly icc: Assumption;
  readonly clusterSize: Assumption;
  readonly screenTpr: Assumption;
  readonly screenFpr: Assumption;
  readonly annotatorKappa: Assumption;
  readonly reliability: Assumption;
  readonly categories: Assumption;
  /** Absent where nobody said what labels and verdicts cost. */
  readonly labelCost?: Assumption;
  readonly verdictCost?: Assumption;
  readonly selfAgreement?: Assumption;
}

/** What the study says apart from its gold and verdicts. */
export interface StudySays {
  readonly deploymentPrevalence?: number;
  readonly level?: number;
  readonly isClustered?: boolean;
  /** US dollars a verdict of the best candidate, as it was measured. */
  readonly verdictCost?: number;
}

/** What is typed wins over what the data say, that over the study, and that over the default. */
export function assumptionsOf(
  options: PlanOptions,
  observed: Observed | undefined,
  study: StudySays,
): Assumptions {
  const pick = (
    typed: number | undefined,
    data: number | undefined,
    said: number | undefined,
    fallback: number,
  ): Assumption => {
    if (typed !== undefined) return { value: typed, from: 'typed' };
    if (data !== undefined) return { value: data, from: 'data' };
    if (said !== undefined) return { value: said, from: 'study' };
    return { value: fallback, from: 'default' };
  };
  const share = (name: string, text: string | undefined) => numberOf(name, text, 'share');
  const prevalence = pick(
    share('prevalence', options.prevalence),
    within(observed?.prevalence),
    study.deploymentPrevalence,
    0.1,
  );
  const tpr = pick(share('tpr', options.tpr), within(observed?.tpr), undefined, 0.9);
  const fpr = pick(share('fpr', options.fpr), within(observed?.fpr), undefined, 0.1);
  const seen = pairOf(observed);
  return {
    prevalence,
    tpr,
    fpr,
    kappa: pick(numberOf('kappa', options.kappa, 'kappa'), within(observed?.kappa), undefined, 0.7),
    power: pick(share('power', options.power), undefined, undefined, 0.8),
    level: pick(share('level', options.level), undefined, study.level, 0.95),
    width: pick(share('width', options.width), undefined, undefined, 0.2),
    difference: pick(share('difference', options.difference), within(seen?.difference), undefined, 0.05),
    correlation: pick(
      numberOf('correlation', options.correlation, 'rate'),
      seen?.correlation,
      undefined,
      0.5,
    ),
    icc: pick(
      numberOf('icc', options.icc, 'rate'),
      observed?.icc,
      undefined,
      study.isClustered === true ? 0.2 : 0,
    ),
    clusterSize: pick(
      numberOf('cluster-size', options.clusterSize, 'size'),
      observed?.clusterSize,
      undefined,
      1,
    ),
    screenTpr: pick(share('screen-tpr', options.screenTpr), undefined, undefined, tpr.value),
    screenFpr: pick(share('screen-fpr', options.screenFpr), undefined, undefined, fpr.value),
    annotatorKappa: pick(
      share('annotator-kappa', options.annotatorKappa),
      within(observed?.annotatorKappa),
      undefined,
      0.6,
    ),
    reliability: pick(share('reliability', options.reliability), undefined, undefined, 0.8),
    categories: pick(numberOf('categories', options.categories, 'size'), undefined, undefined, 1),
    ...known('labelCost', numberOf('label-cost', options.labelCost, 'amount')),
    ...known('verdictCost', numberOf('verdict-cost', options.verdictCost, 'amount'), study.verdictCost),
    ...known(
      'selfAgreement',
      share('self-agreement', options.selfAgreement),
      within(observed?.selfAgreement),
    ),
  };
}

/** How far the first two candidates are apart, and how far their errors go together. */
function pairOf(
  observed: Observed | undefined,
): { readonly difference: number; readonly correlation?: number } | undefined {
  const { discordance, prevalence, tpr, fpr } = observed ?? {};
  if (discordance === undefined) return undefined;
  const { onlyFirst, onlySecond } = discordance;
  const difference = Math.abs(onlyFirst - onlySecond);
  if (prevalence === undefined || tpr === undefined || fpr === undefined) return { difference };
  const first = prevalence * (1 - tpr) + (1 - prevalence) * fpr;
  const second = first + onlyFirst - onlySecond;
  const spread = Math.sqrt(first * (1 - first) * second * (1 - second));
  if (!(spread > 0)) return { difference };
  return { difference, correlation: (first - onlySecond - first * second) / spread };
}

/** Data that say 0 or 1 are too few to plan with. */
function within(value: number | undefined): number | undefined {
  return value === undefined || value <= 0 || value >= 1 ? undefined : value;
}

function known<Name extends string>(
  name: Name,
  typed: number | undefined,
  data?: number,
): Partial<Record<Name, Assumption>> {
  const value = typed ?? data;
  if (value === undefined) return {};
  const from = typed === undefined ? 'data' : 'typed';
  return { [name]: { value, from } } as Partial<Record<Name, Assumption>>;
}
