import { type Block, list, type Table } from '../../report/block.ts';
import { count, percent } from '../../text/number.ts';
import { plural } from '../../text/plural.ts';
import { sanitise } from '../../text/sanitise.ts';
import type { Joint, Requirement } from './requirements/requirement.ts';

/** What each question needs as a table, and what to know about it. */
export function requirementBlocks(requirements: readonly Requirement[]): readonly Block[] {
  return [needs(requirements), ...list(requirements.flatMap(details))];
}

function needs(requirements: readonly Requirement[]): Table {
  return {
    kind: 'table',
    columns: [
      { head: 'to show' },
      { head: 'gold needed', align: 'right' },
      { head: 'of which kind' },
      { head: 'transcripts', align: 'right' },
      { head: 'there', align: 'right' },
    ],
    rows: requirements.map(row),
    notes: [],
  };
}

function row({
  id,
  needed,
  inClusters,
  counted,
  categories,
  transcripts,
  have,
  none,
}: Requirement): readonly string[] {
  const each = inClusters?.items ?? needed;
  return [
    id,
    none !== undefined || each === undefined ? '–' : count(each),
    categories > 1 ? `${counted} in each of ${categories}` : counted,
    transcripts === undefined ? '–' : count(transcripts.onAverage),
    have === undefined ? '–' : `${count(Math.round(have))}${categories > 1 ? ' in all' : ''}`,
  ];
}

function details(requirement: Requirement): readonly string[] {
  const { id, needed, steady, inClusters, transcripts, enriched, counted, none, joint, fewest } = requirement;
  const head = `${sanitise(id)}:`;
  if (none !== undefined) return [`${head} no plan: ${sanitise(none)}`];
  if (needed === undefined || transcripts === undefined) return [];
  const clustered =
    inClusters === undefined
      ? ''
      : ` Were they independent, ${count(needed)} would do; here they are ${plural(inClusters.clusters, 'cluster')}.`;
  const saw =
    steady === undefined || steady === needed || inClusters !== undefined
      ? ''
      : ` From ${count(steady)} on no larger number falls below the power again.`;
  const random =
    counted === 'items'
      ? ''
      : ` Drawn at random, ${count(transcripts.almostSurely)} transcripts hold them with 90 % probability.`;
  const rest = `${joint === undefined ? '' : jointSentence(joint, requirement.categories)}${clustered}${saw}${random}${fewestSentence(fewest, counted)}${enrichedSentence(enriched)}`;
  return rest === '' ? [] : [`${head}${rest}`];
}

/** Gates of several criteria or values are a family: each is planned for what remains of the level. */
function jointSentence({ bounds, level, power }: Joint, values: number): string {
  const passes =
    values > 1
      ? `, and with ${percent(power)} power in each of the ${count(Math.ceil(values))}, so that all pass together with the power asked for`
      : '';
  return ` One of ${plural(bounds, 'bound')} that are tested together, over criteria, gates and values: planned for an interval of ${percent(level, 2)} (Bonferroni, Holm’s hardest step)${passes}.`;
}

function fewestSentence(fewest: Requirement['fewest'], counted: Requirement['counted']): string {
  if (fewest === undefined) return '';
  const there = counted === 'items' ? 'items with gold' : `gold ${counted}`;
  return ` Fewest ${there} are there in "${sanitise(fewest.value)}": ${count(Math.round(fewest.have))}.`;
}

function enrichedSentence(plan: Requirement['enriched']): string {
  if (plan === undefined || plan.labels >= plan.randomLabels) return '';
  const {
    labels,
    randomLabels,
    screened,
    labelFlagged,
    flagged,
    labelOthers,
    positives,
    effectivePositives,
  } = plan;
  return ` With ${count(labels)} labels instead of ${count(randomLabels)}: screen ${count(screened)} with a cheap judge, label ${percent(labelFlagged)} of those it flags (${percent(flagged)}) and ${percent(labelOthers)} of the others, and record these probabilities, so that estimates can be weighted; that holds about ${count(Math.round(positives))} positives, worth ${count(Math.round(effectivePositives))} drawn at random.`;
}
