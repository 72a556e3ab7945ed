import { ratio } from '../stats/index.ts';
import { positiveAndRest } from './classes.ts';
import type { GoldClass, Rule } from './rule.ts';
import { shareSummary } from './summary.ts';

interface Share {
  readonly id: string;
  readonly among: (gold: number, judge: number) => boolean;
  readonly counts: (gold: number, judge: number) => boolean;
  readonly reason: string;
  readonly classes: Rule['classes'];
  readonly given?: (label: number) => boolean;
  readonly beside?: Rule['beside'];
  readonly givenVerdict?: GoldClass;
  readonly followsMix?: Rule['followsMix'];
}

/** A proportion of items. */
export function shareRule(share: Share): Rule {
  return {
    id: share.id,
    summary: shareSummary(share.id, share.among, share.counts),
    statistic: ([yes = 0, no = 0]) => ratio(yes, yes + no, share.reason),
    quick: (sums) => {
      const [yes, no] = [sums[0] as number, sums[1] as number];
      return yes + no === 0 ? undefined : yes / (yes + no);
    },
    transform: 'logit',
    isShare: true,
    classes: share.classes,
    ...(share.given === undefined ? {} : { given: share.given }),
    ...(share.beside === undefined ? {} : { beside: share.beside }),
    ...(share.givenVerdict === undefined ? {} : { givenVerdict: share.givenVerdict }),
    ...(share.followsMix === undefined ? {} : { followsMix: share.followsMix }),
    bounds: 'exact',
  };
}

type IsLabel = (label: number) => boolean;

/**
 * The four error rates of a positive class, precision, and how often gold and judge say positive.
 *
 * @param suffix what follows the id: `''`, or `:` and a cut's id
 */
export function rateRules(isPositive: IsLabel, name: string, suffix = ''): readonly Rule[] {
  const isNegative = (label: number) => !isPositive(label);
  const [positive, rest] = positiveAndRest(isPositive, name);
  const onGold = (id: string, given: IsLabel, side: GoldClass | undefined, says: IsLabel) =>
    shareRule({
      id: id + suffix,
      among: (gold) => given(gold),
      counts: (_, judge) => says(judge),
      reason: `no item has ${side?.name}`,
      classes: () => (side === undefined ? [] : [side]),
      beside: () => positiveAndRest(isPositive, name),
      given,
    });
  return [
    onGold('tpr', isPositive, positive, isPositive),
    onGold('fpr', isNegative, rest, isPositive),
    onGold('fnr', isPositive, positive, isNegative),
    onGold('tnr', isNegative, rest, isNegative),
    precisionRule(`precision${suffix}`, isPositive, name),
  ];
}

/** Recall and precision of every label, each against all others. */
export function labelShareRules(names: readonly string[], gold: number): readonly Rule[] {
  return names.slice(0, gold).flatMap((name, label) => {
    const isLabel = (other: number) => other === label;
    const [own] = positiveAndRest(isLabel, name);
    return [
      shareRule({
        id: `recall:${name}`,
        among: isLabel,
        counts: (_, judge) => isLabel(judge),
        reason: `no item has gold "${name}"`,
        classes: () => (own === undefined ? [] : [own]),
        beside: () => positiveAndRest(isLabel, name),
        given: isLabel,
      }),
      precisionRule(`precision:${name}`, isLabel, name),
    ];
  });
}

function precisionRule(id: string, isPositive: IsLabel, name: string): Rule {
  return shareRule({
    id,
    among: (_, judge) => isPositive(judge),
    counts: (gold) => isPositive(gold),
    reason: `the judge never says "${name}"`,
    classes: () => positiveAndRest(isPositive, name),
    givenVerdict: { name: `verdict "${name}"`, has: isPositive },
  });
}
