import { heading, list, type Table } from '../../report/block.ts';
import { drawTerminal } from '../../report/draw-terminal.ts';
import { count, fixed, percent } from '../../text/number.ts';
import { plural } from '../../text/plural.ts';
import { sanitise } from '../../text/sanitise.ts';
import type { Assumption, Assumptions } from './assumptions.ts';
import type { Plan } from './plan.ts';
import { purchaseBlocks } from './purchase-blocks.ts';
import type { Requirement } from './requirements.ts';

/** A plan as text for a terminal. */
export function planText(plan: Plan, width: number): string {
  const { criterion, assumptions, requirements, raters, purchases, notes } = plan;
  return drawTerminal(
    [
      ...(criterion === undefined ? [] : [heading(2, criterion)]),
      heading(3, 'To show'),
      needs(requirements),
      ...list(requirements.flatMap(details)),
      heading(3, 'Annotators and repeats'),
      ...list(raters),
      ...purchaseBlocks(purchases),
      heading(3, 'What this rests on'),
      assumed(assumptions),
      ...list(notes),
    ],
    width,
  );
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

const NAMES: Readonly<Record<keyof Assumptions, string>> = {
  prevalence: 'prevalence of positives',
  tpr: 'TPR of the judge',
  fpr: 'FPR of the judge',
  kappa: 'kappa of the judge',
  power: 'power',
  level: 'level of intervals',
  width: 'width of an interval',
  difference: 'difference of two judges',
  correlation: 'correlation of their errors',
  icc: 'ICC within clusters',
  clusterSize: 'transcripts per cluster',
  screenTpr: 'TPR of the screen',
  screenFpr: 'FPR of the screen',
  annotatorKappa: 'kappa of two annotators',
  reliability: 'reliability wanted of gold',
  categories: 'categories',
  labelCost: 'cost of a label',
  verdictCost: 'cost of a verdict',
  selfAgreement: 'kappa of two repeats',
};

const SHARES = [
  'prevalence',
  'tpr',
  'fpr',
  'power',
  'level',
  'width',
  'difference',
  'screenTpr',
  'screenFpr',
];

function assumed(all: Assumptions): Table {
  const rows = Object.entries(NAMES).flatMap(([key, name]) => {
    const found = all[key as keyof Assumptions] as Assumption | undefined;
    if (found === undefined) return [];
    return [[name, valueText(key, found.value), found.from]];
  });
  return {
    kind: 'table',
    columns: [{ head: 'assumed' }, { head: 'value', align: 'right' }, { head: 'from' }],
    rows,
    notes: [],
  };
}

/** A verdict may cost a hundredth of a cent. */
function valueText(key: string, value: number): string {
  if (SHARES.includes(key)) return percent(value);
  if (key.endsWith('Cost') && value > 0 && value < 1) return fixed(value, 8).replace(/0+$/, '');
  return fixed(value, 2).replace(/\.00$/, '');
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
    have === undefined ? '–' : count(Math.round(have)),
  ];
}

function details(requirement: Requirement): readonly string[] {
  const { id, needed, steady, inClusters, transcripts, enriched, counted, none } = requirement;
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
  const rest = `${clustered}${saw}${random}${enrichedSentence(enriched)}`;
  return rest === '' ? [] : [`${head}${rest}`];
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
