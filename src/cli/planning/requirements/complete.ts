import type { Observed } from '../../../claim/observed.ts';
import { clusteredItems, enrichment, itemsForPositives } from '../../../stats/index.ts';
import type { Assumptions } from '../assumptions.ts';
import { type Counted, classSize, haveOf, shareOf } from './counted.ts';
import { type Joint, type Need, type Requirement, TOO_MANY } from './requirement.ts';

/** Which question a need answers, and in how many categories. */
export interface Question {
  readonly id: string;
  readonly kind: Requirement['kind'];
  readonly categories: number;
  /** The facet whose values the categories are. */
  readonly by?: string;
  readonly joint?: Joint;
}

/** From what is needed to the transcripts that hold it. */
export function complete(
  { id, kind, categories, by, joint }: Question,
  need: Need,
  given: Assumptions,
  observed: Observed | undefined,
): Requirement {
  const { counted, needed } = need;
  const base = {
    id,
    kind,
    counted,
    categories,
    ...(observed === undefined
      ? {}
      : { have: haveOf(counted, observed), ...fewestOf(counted, by, observed) }),
  };
  if (needed === undefined) return { ...base, none: need.none ?? TOO_MANY };
  const size = classSize(counted, given);
  const level = joint?.level ?? given.level.value;
  const inClusters =
    size > 1 ? (need.inClusters ?? clusteredItems(needed, given.icc.value, size, level)) : undefined;
  const total = categories * (inClusters?.items ?? needed);
  const share = shareOf(counted, given.prevalence.value);
  return {
    ...base,
    needed,
    ...(need.steady === undefined ? {} : { steady: need.steady }),
    ...(inClusters === undefined ? {} : { inClusters }),
    ...(joint === undefined ? {} : { joint }),
    transcripts: {
      onAverage: Math.ceil(total / share),
      almostSurely: share === 1 ? total : itemsForPositives(total, share, 0.9),
    },
    ...(counted === 'positives' ? enrichedBy(total, given) : {}),
  };
}

function fewestOf(counted: Counted, by: string | undefined, observed: Observed): Pick<Requirement, 'fewest'> {
  const values = observed.by?.find(({ facet }) => facet === by)?.values ?? [];
  const counts = values.map((own) => ({ value: own.value, have: haveOf(counted, own) }));
  const [first, ...others] = counts;
  if (first === undefined) return {};
  return { fewest: others.reduce((least, own) => (own.have < least.have ? own : least), first) };
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
