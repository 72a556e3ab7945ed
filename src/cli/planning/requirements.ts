import type { Observed } from '../../claim/observed.ts';
import type { Gate } from '../../domain/study.ts';
import {
  clusteredItems,
  type Discordance,
  discordanceOf,
  type Enrichment,
  enrichment,
  itemsForClusteredGate,
  itemsForGate,
  itemsForKappaWidth,
  itemsForPositives,
  itemsForShareWidth,
  itemsToTellJudges,
  itemsToTellKappas,
  type ShareGate,
} from '../../stats/index.ts';
import type { Assumptions } from './assumptions.ts';

/** Which gold items count. */
export type Counted = 'positives' | 'negatives' | 'items';

/** One question to the study, and the data that answer it. */
export interface Requirement {
  readonly id: string;
  readonly kind: 'gate' | 'width' | 'comparison';
  readonly counted: Counted;
  /** How many of them, were they independent; in each category where there are several. */
  readonly needed?: number;
  /** Of a gate: from here on no larger number falls below the power again. */
  readonly steady?: number;
  /** The same in clusters. */
  readonly inClusters?: { readonly items: number; readonly clusters: number };
  readonly categories: number;
  /** Transcripts drawn at random that hold them: on average, and with 90 % probability. */
  readonly transcripts?: { readonly onAverage: number; readonly almostSurely: number };
  /** Fewer labels by screening with a cheap judge. */
  readonly enriched?: Enrichment;
  /** Gold that is there already. */
  readonly have?: number;
  /** Why there is no plan. */
  readonly none?: string;
}

/** What is counted, how many independent ones, and how many in clusters. */
interface Need {
  readonly counted: Counted;
  readonly needed: number | undefined;
  readonly steady?: number;
  readonly inClusters?: { readonly items: number; readonly clusters: number } | undefined;
  readonly none?: string;
}

const TOO_MANY = 'more than a million items are needed';

/** A gate of the study, or one that was typed. */
export function gateRequirement(
  gate: Gate,
  by: number,
  given: Assumptions,
  observed: Observed | undefined,
): Requirement {
  return complete(gate.id, 'gate', gateNeed(gate, given), by, given, observed);
}

/** An interval no wider than asked: of TPR, FPR and kappa. */
export function widthRequirements(
  given: Assumptions,
  observed: Observed | undefined,
): readonly Requirement[] {
  const { width, level, tpr, fpr, kappa, prevalence } = given;
  const of = (id: string, counted: Counted, needed: number) =>
    complete(
      `${id} within ${percentOf(width.value)}`,
      'width',
      { counted, needed },
      given.categories.value,
      given,
      observed,
    );
  const share = (value: number) =>
    itemsForShareWidth({ share: value, width: width.value, level: level.value });
  return [
    of('tpr', 'positives', share(tpr.value)),
    of('fpr', 'negatives', share(fpr.value)),
    of(
      'kappa',
      'items',
      itemsForKappaWidth({
        kappa: kappa.value,
        prevalence: prevalence.value,
        halfWidth: width.value / 2,
        level: level.value,
      }),
    ),
  ];
}

/** Two candidates told apart on the same items by how often each is right. */
export function comparisonRequirement(
  given: Assumptions,
  observed: Observed | undefined,
  isTyped: boolean,
): Requirement {
  const { power, level, difference } = given;
  const seen = isTyped ? undefined : observed?.discordance;
  const gap = seen === undefined ? difference.value : Math.abs(seen.onlyFirst - seen.onlySecond);
  const id = `two candidates ${percentOf(gap)} apart in agreement`;
  const found = seen ?? assumedDiscordance(given);
  const needed = typeof found === 'string' ? undefined : itemsToTellJudges(found, power.value, level.value);
  const none = typeof found === 'string' ? found : needed === undefined ? TOO_MANY : undefined;
  const need: Need = { counted: 'items', needed, ...(none === undefined ? {} : { none }) };
  return complete(id, 'comparison', need, 1, given, observed);
}

/** The better one agrees as often as TPR, FPR and prevalence say, the other that much less. */
function assumedDiscordance(given: Assumptions): Discordance | string {
  const { prevalence, tpr, fpr, difference, correlation } = given;
  const first = prevalence.value * tpr.value + (1 - prevalence.value) * (1 - fpr.value);
  const second = first - difference.value;
  if (second <= 0)
    return `no judge agrees ${percentOf(difference.value)} less often than in ${percentOf(first)}`;
  try {
    return discordanceOf({ first, second, correlation: correlation.value });
  } catch (error) {
    if (error instanceof RangeError) return `${error.message}; type another --correlation`;
    throw error;
  }
}

function gateNeed(gate: Gate, given: Assumptions): Need {
  const { measure, atLeast, atMost } = gate;
  const counted = COUNTED[measure];
  const none = (reason: string): Need => ({ counted: counted ?? 'items', needed: undefined, none: reason });
  const bound = atLeast ?? atMost;
  if (bound === undefined || (atLeast !== undefined && atMost !== undefined))
    return none('plan one bound at a time');
  const side = atLeast === undefined ? 'at most' : 'at least';
  if (measure === 'kappa' || measure === 'kappa_at_deployment') return kappaNeed(bound, side, given);
  if (counted === undefined) return none(`no plan is known for a gate on ${measure}`);
  if (!(bound > 0 && bound < 1)) return none(`a bound of ${bound} on a share is not planned for`);
  const actual = believed(measure, given);
  if (side === 'at least' ? actual <= bound : actual >= bound) {
    return none(
      `it is believed to be ${percentOf(actual)}, so no study shows that it is ${side} ${percentOf(bound)}`,
    );
  }
  const share: ShareGate = { actual, bound, side, level: given.level.value };
  const found = itemsForGate(share, given.power.value);
  if (found === undefined) return none(TOO_MANY);
  const size = classSize(counted, given);
  return {
    counted,
    needed: found.items,
    steady: found.steady,
    ...(size > 1
      ? { inClusters: itemsForClusteredGate(share, given.power.value, given.icc.value, size) }
      : {}),
  };
}

const COUNTED: Readonly<Record<string, Counted>> = {
  tpr: 'positives',
  fnr: 'positives',
  recall: 'positives',
  fpr: 'negatives',
  tnr: 'negatives',
  agreement: 'items',
};

function believed(measure: string, { tpr, fpr, prevalence }: Assumptions): number {
  switch (measure) {
    case 'fnr':
      return 1 - tpr.value;
    case 'fpr':
      return fpr.value;
    case 'tnr':
      return 1 - fpr.value;
    case 'agreement':
      return prevalence.value * tpr.value + (1 - prevalence.value) * (1 - fpr.value);
    default:
      return tpr.value;
  }
}

function kappaNeed(bound: number, side: string, given: Assumptions): Need {
  const { kappa, prevalence, power, level } = given;
  const isRight = side === 'at least' ? kappa.value > bound : kappa.value < bound;
  if (!isRight || bound <= -1 || bound >= 1) {
    return {
      counted: 'items',
      needed: undefined,
      none: `kappa is believed to be ${kappa.value.toFixed(2)}, so no study shows that it is ${side} ${bound}`,
    };
  }
  const needed = itemsToTellKappas({
    hypothesis: bound,
    actual: kappa.value,
    prevalence: prevalence.value,
    power: power.value,
    level: level.value,
  });
  return { counted: 'items', needed };
}

/** Mean number of counted items in a cluster that has any. */
function classSize(counted: Counted, { clusterSize, prevalence }: Assumptions): number {
  return Math.max(1, clusterSize.value * shareOf(counted, prevalence.value));
}

function shareOf(counted: Counted, prevalence: number): number {
  return counted === 'items' ? 1 : counted === 'positives' ? prevalence : 1 - prevalence;
}

function complete(
  id: string,
  kind: Requirement['kind'],
  need: Need,
  categories: number,
  given: Assumptions,
  observed: Observed | undefined,
): Requirement {
  const { counted, needed } = need;
  const have = observed === undefined ? undefined : haveOf(counted, observed);
  const base = { id, kind, counted, categories, ...(have === undefined ? {} : { have }) };
  if (needed === undefined) return { ...base, none: need.none ?? TOO_MANY };
  const size = classSize(counted, given);
  const inClusters =
    size > 1
      ? (need.inClusters ?? clusteredItems(needed, given.icc.value, size, given.level.value))
      : undefined;
  const total = categories * (inClusters?.items ?? needed);
  const share = shareOf(counted, given.prevalence.value);
  return {
    ...base,
    needed,
    ...(need.steady === undefined ? {} : { steady: need.steady }),
    ...(inClusters === undefined ? {} : { inClusters }),
    transcripts: {
      onAverage: Math.ceil(total / share),
      almostSurely: share === 1 ? total : itemsForPositives(total, share, 0.9),
    },
    ...(counted === 'positives' ? enrichedBy(total, given) : {}),
  };
}

/** Only where the screen says something. */
function enrichedBy(positives: number, given: Assumptions): Pick<Requirement, 'enriched'> {
  const { screenTpr, screenFpr, prevalence, labelCost, verdictCost } = given;
  if (screenTpr.value <= screenFpr.value) return {};
  const ratio =
    labelCost !== undefined && verdictCost !== undefined && verdictCost.value > 0 && labelCost.value > 0
      ? { labelCost: labelCost.value / verdictCost.value }
      : {};
  return {
    enriched: enrichment({
      positives,
      prevalence: prevalence.value,
      screenTpr: screenTpr.value,
      screenFpr: screenFpr.value,
      ...ratio,
    }),
  };
}

function haveOf(counted: Counted, { labelled, positives }: Observed): number {
  return counted === 'items' ? labelled : counted === 'positives' ? positives : labelled - positives;
}

function percentOf(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
