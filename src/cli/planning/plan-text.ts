import { heading, list, type Table } from '../../report/block.ts';
import { drawTerminal } from '../../report/draw-terminal.ts';
import { fixed, percent } from '../../text/number.ts';
import type { Assumption, Assumptions } from './assumptions.ts';
import type { Plan } from './plan.ts';
import { purchaseBlocks } from './purchase-blocks.ts';
import { requirementBlocks } from './requirement-blocks.ts';

/** A plan as text for a terminal. */
export function planText(plan: Plan, width: number): string {
  const { criterion, assumptions, requirements, raters, purchases, notes } = plan;
  return drawTerminal(
    [
      ...(criterion === undefined ? [] : [heading(2, criterion)]),
      heading(3, 'To show'),
      ...requirementBlocks(requirements),
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
