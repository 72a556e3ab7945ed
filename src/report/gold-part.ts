import type { Comparison } from '../compare/comparison.ts';
import { percent } from '../text/number.ts';
import { amount, amountOf } from './amount.ts';
import { type Block, paragraph } from './block.ts';
import { name, quoted } from './name.ts';

/** What the verdicts are compared with: rule, version, items, prevalence and clusters, in sentences. */
export function goldPart(comparison: Comparison): readonly Block[] {
  const { gold } = comparison;
  const version = gold.version === undefined ? '' : ` (version ${gold.version.n})`;
  return paragraph(
    `Gold: ${name(gold.rule)}${version}.`,
    itemsSentence(comparison),
    ...missing(comparison),
    ...annotators(comparison),
    mix(comparison),
    clusters(comparison),
  );
}

function itemsSentence({ gold }: Comparison): string {
  return `${amountOf(gold.labelled, 'item')} of ${amount(gold.items)} ${gold.labelled === 1 ? 'has' : 'have'} gold.`;
}

function missing({ gold }: Comparison): readonly string[] {
  if (gold.unlabelled.length === 0) return [];
  const reasons = gold.unlabelled.map(({ reason, count }) => `${name(reason)} (${amount(count)})`);
  return [`Not compared: ${reasons.join(', ')}.`];
}

/** How much each annotator said; an abstention is no label, and is counted. */
function annotators({ gold }: Comparison): readonly string[] {
  if (!gold.annotators.some(({ abstained }) => abstained > 0)) return [];
  const each = gold.annotators.map(
    ({ name: who, labelled, abstained }) =>
      `${name(who)} ${amount(labelled)}${abstained === 0 ? '' : ` and abstained on ${amount(abstained)}`}`,
  );
  return [`Items labelled: ${each.join(', ')}.`];
}

/**
 * With a positive label its prevalence; else how often gold holds each label. Where items were labelled with different
 * probabilities, the counts are those of what was labelled, and shares among all stand beside them.
 */
function mix({ criterion, gold }: Comparison): string {
  const { distribution, weightedDistribution: weighted } = gold;
  const total = distribution.reduce((sum, { count }) => sum + count, 0);
  const positive = distribution.find(({ label }) => label === criterion.positive);
  if (positive !== undefined && total > 0) {
    const counted = `${percent(positive.count / total)} (${amount(positive.count)} of ${amount(total)})`;
    const share = weighted?.find(({ label }) => label === positive.label)?.share;
    return `Prevalence of ${quoted(positive.label)}: ${share === undefined ? counted : `${percent(share)} ${BY_WEIGHT}; unweighted, among the labelled items, ${counted}`}.`;
  }
  const labels = distribution.map(({ label, count }) => `${quoted(label)} ${amount(count)}`).join(', ');
  if (weighted === undefined) return `Labels in gold: ${labels}.`;
  const shares = weighted.map(({ label, share }) => `${quoted(label)} ${percent(share)}`).join(', ');
  return `Labels in gold: ${shares} ${BY_WEIGHT}; unweighted, among the labelled items, ${labels}.`;
}

const BY_WEIGHT = 'weighted by 1 / the probability of having been labelled';

function clusters({ gold }: Comparison): string {
  return gold.clusters === undefined
    ? 'Items are declared independent.'
    : `Clusters: ${amount(gold.clusters.count)}, by ${name(gold.clusters.facet)}.`;
}
