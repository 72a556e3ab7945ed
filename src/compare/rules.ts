import { isOrdered } from '../domain/criterion.ts';
import { iccOfMoments } from '../stats/index.ts';
import { besideKappaRules } from './beside-kappa-rules.ts';
import { commonestAndRest, positiveAndRest } from './classes.ts';
import { costRules, errorCosts } from './cost-rules.ts';
import { besideDeploymentRules, kappaAtDeploymentRule } from './deployment-rules.ts';
import type { LabelSpace } from './label-space.ts';
import { marginRule, wholeKappaRule } from './margin-rules.ts';
import { orderRules } from './order-rules.ts';
import { absoluteErrorOfMoments, signedBiasOfMoments } from './rating-moments.ts';
import { ratingValues } from './rating-values.ts';
import type { Rule } from './rule.ts';
import { labelShareRules, rateRules, shareRule } from './share-rules.ts';
import { momentSummary } from './summary.ts';
import { f1Rule, mergedKappaRule, netBiasRule } from './table-rules.ts';

/**
 * The measures of a criterion, in the order in which they are presented: agreement first and chance-corrected
 * agreement right behind it, always together.
 */
export function rulesOf(space: LabelSpace, deploymentPrevalence: number | undefined): readonly Rule[] {
  if (isOrdered(space.criterion)) return orderedRules(space);
  return space.criterion.scale === 'binary'
    ? binaryRules(space, deploymentPrevalence)
    : nominalRules(space, deploymentPrevalence);
}

/** The rule whose number candidates are ranked by. */
export function rankingRule(space: LabelSpace, deploymentPrevalence: number | undefined): Rule {
  const rules = rulesOf(space, deploymentPrevalence);
  // An ordered scale has unweighted kappa, too, beside the figure that knows how far apart two labels are.
  const wanted = ['kappa_at_deployment', 'icc_agreement', 'kappa_quadratic', 'kappa'];
  const found = wanted.flatMap((id) => rules.filter((rule) => rule.id === id))[0];
  if (found === undefined) throw new RangeError(`no measure to rank ${space.criterion.id} by`);
  return found;
}

function binaryRules(space: LabelSpace, deploymentPrevalence: number | undefined): readonly Rule[] {
  return [
    agreementRule(space),
    kappaOfTable(space),
    ...positiveRules(space, deploymentPrevalence),
    ...wholeTable(space),
    ...besideRules(space, deploymentPrevalence),
  ];
}

function nominalRules(space: LabelSpace, deploymentPrevalence: number | undefined): readonly Rule[] {
  return [
    agreementRule(space),
    kappaOfTable(space),
    ...positiveRules(space, deploymentPrevalence),
    ...wholeTable(space),
    marginRule('macro_f1', space.size, classesOf(space)),
    ...labelShareRules(space.names, space.gold),
    ...space.names
      .slice(0, space.gold)
      .flatMap((name, label) => [
        f1Rule(`f1:${name}`, (other) => other === label, name),
        netBiasRule(`net_bias:${name}`, (other) => other === label, name),
      ]),
    ...besideRules(space, deploymentPrevalence),
  ];
}

/** Figures that explain the others, behind them. */
function besideRules(space: LabelSpace, deploymentPrevalence: number | undefined): readonly Rule[] {
  const { isPositive, positiveName = '', gold } = space;
  const isProjected = isPositive !== undefined && gold === 2 && deploymentPrevalence !== undefined;
  return [
    ...besideKappaRules(space, classesOf(space)),
    ...costRules(space, classesOf(space)),
    ...(isProjected
      ? besideDeploymentRules(isPositive, positiveName, deploymentPrevalence, errorCosts(space))
      : []),
  ];
}

function positiveRules(space: LabelSpace, deploymentPrevalence: number | undefined): readonly Rule[] {
  const { isPositive, positiveName = '' } = space;
  if (isPositive === undefined) return [];
  const isBinary = space.gold === 2;
  return [
    ...(deploymentPrevalence === undefined || !isBinary
      ? []
      : [kappaAtDeploymentRule(isPositive, positiveName, deploymentPrevalence)]),
    ...rateRules(isPositive, positiveName),
    f1Rule('f1', isPositive, positiveName),
    netBiasRule('net_bias', isPositive, positiveName),
  ];
}

function wholeTable(space: LabelSpace): readonly Rule[] {
  return (['mcc', 'gwet_ac1', 'balanced_accuracy'] as const).map((id) =>
    marginRule(id, space.size, classesOf(space)),
  );
}

/** Ordinal: quadratic kappa; rating: ICC and differences in the scale's own units. Both: kappa and rates at cuts. */
function orderedRules(space: LabelSpace): readonly Rule[] {
  return [
    agreementRule(space),
    ...(space.criterion.scale === 'rating' ? ratingRules(space) : quadraticRules(space)),
    ...space.criterion.cuts.flatMap(({ id, from }) => {
      const isPositive = (label: number) => label >= from && label < space.gold;
      return [
        cutAgreementRule(space, id, isPositive),
        mergedKappaRule(`kappa:${id}`, isPositive, id, space.ownLabel),
        ...rateRules(isPositive, id, `:${id}`),
        netBiasRule(`net_bias:${id}`, isPositive, id),
      ];
    }),
    ...orderRules(space, classesOf(space)),
    ...costRules(space, classesOf(space)),
  ];
}

/** A missing verdict has no place in an order: with a label of its own there is no weighted kappa and no ICC. */
function quadraticRules(space: LabelSpace): readonly Rule[] {
  if (space.ownLabel !== undefined) return [kappaOfTable(space)];
  return [wholeKappaRule('kappa_quadratic', space.size, classesOf(space), 'quadratic'), kappaOfTable(space)];
}

function ratingRules(space: LabelSpace): readonly Rule[] {
  if (space.ownLabel !== undefined) return [kappaOfTable(space)];
  const base = { summary: momentSummary(ratingValues(space.criterion)), classes: classesOf(space) };
  return [
    {
      ...base,
      id: 'icc_agreement',
      statistic: iccOfMoments,
      transform: 'log-complement',
      bounds: 'search',
    },
    { ...base, id: 'signed_bias', statistic: signedBiasOfMoments, transform: 'identity', bounds: 'exact' },
    {
      ...base,
      id: 'mean_absolute_error',
      statistic: absoluteErrorOfMoments,
      transform: 'identity',
      bounds: 'exact',
    },
  ];
}

function agreementRule(space: LabelSpace): Rule {
  return shareRule({
    id: 'agreement',
    among: () => true,
    counts: (gold, judge) => gold === judge,
    reason: 'no items',
    classes: classesOf(space),
    followsMix: classesOf(space),
  });
}

function cutAgreementRule(space: LabelSpace, id: string, isPositive: (label: number) => boolean): Rule {
  return shareRule({
    id: `agreement:${id}`,
    among: () => true,
    counts: (gold, judge) => judge !== space.ownLabel && isPositive(gold) === isPositive(judge),
    reason: 'no items',
    classes: () => positiveAndRest(isPositive, id),
    followsMix: () => positiveAndRest(isPositive, id),
  });
}

function kappaOfTable(space: LabelSpace): Rule {
  return wholeKappaRule('kappa', space.size, classesOf(space));
}

function classesOf(space: LabelSpace): Rule['classes'] {
  const { isPositive, positiveName = '', criterion } = space;
  if (criterion.scale === 'binary' && isPositive !== undefined)
    return () => positiveAndRest(isPositive, positiveName);
  return (goldCounts) => commonestAndRest(space, goldCounts);
}
