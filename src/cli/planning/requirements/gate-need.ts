import type { Gate } from '../../../domain/study.ts';
import {
  itemsForClusteredGate,
  itemsForGate,
  itemsToTellKappas,
  type ShareGate,
} from '../../../stats/index.ts';
import type { Assumptions } from '../assumptions.ts';
import { type Counted, classSize } from './counted.ts';
import { type Joint, type Need, TOO_MANY } from './requirement.ts';
import { shortPercent } from './short-percent.ts';

type Each = Pick<Joint, 'level' | 'power'>;

/** How many items that count show one bound of a gate, at this level and with this power; or why none do. */
export function gateNeed(gate: Gate, given: Assumptions, each: Each): Need {
  const { measure, atLeast, atMost } = gate;
  const counted = COUNTED[measure];
  const none = (reason: string): Need => ({ counted: counted ?? 'items', needed: undefined, none: reason });
  const bound = atLeast ?? atMost;
  if (bound === undefined || (atLeast !== undefined && atMost !== undefined))
    return none('plan one bound at a time');
  const side = atLeast === undefined ? 'at most' : 'at least';
  if (measure === 'kappa' || measure === 'kappa_at_deployment') return kappaNeed(bound, side, given, each);
  if (counted === undefined) return none(`no plan is known for a gate on ${measure}`);
  if (!(bound > 0 && bound < 1)) return none(`a bound of ${bound} on a share is not planned for`);
  const actual = believed(measure, given);
  if (side === 'at least' ? actual <= bound : actual >= bound) {
    return none(
      `it is believed to be ${shortPercent(actual)}, so no study shows that it is ${side} ${shortPercent(bound)}`,
    );
  }
  return shareNeed(counted, { actual, bound, side, level: each.level }, given, each);
}

const COUNTED: Readonly<Record<string, Counted>> = {
  tpr: 'positives',
  fnr: 'positives',
  recall: 'positives',
  fpr: 'negatives',
  tnr: 'negatives',
  agreement: 'items',
};

function shareNeed(counted: Counted, share: ShareGate, given: Assumptions, { power }: Each): Need {
  const found = itemsForGate(share, power);
  if (found === undefined) return { counted, needed: undefined, none: TOO_MANY };
  const size = classSize(counted, given);
  return {
    counted,
    needed: found.items,
    steady: found.steady,
    ...(size > 1 ? { inClusters: itemsForClusteredGate(share, power, given.icc.value, size) } : {}),
  };
}

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

function kappaNeed(bound: number, side: string, { kappa, prevalence }: Assumptions, each: Each): Need {
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
    ...each,
  });
  return { counted: 'items', needed };
}
