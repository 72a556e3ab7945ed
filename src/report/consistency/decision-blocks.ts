import type { Decision, DecisionOption } from '../../compare/consistency/consistency.ts';
import type { Column } from '../../text/cell.ts';
import { fixed } from '../../text/number.ts';
import { amount } from '../amount.ts';
import { type Block, paragraph } from '../block.ts';
import { name } from '../name.ts';

const right = (head: string): Column => ({ head, align: 'right' });

/** What more calls would be worth and cost, and which to buy next where that is settled. */
export function decisionBlocks(decision: Decision): readonly Block[] {
  const known = decision.options.filter(({ dependability }) => dependability !== undefined);
  if (known.length < 2) return [];
  const isPriced = known.some(({ dollars }) => dollars !== undefined && 'low' in dollars);
  return [
    ...paragraph(
      'What the mean verdict over several calls would be worth per transcript. E rho² counts the order of the transcripts, Phi their level too.',
    ),
    {
      kind: 'table',
      columns: [
        right('judges'),
        right('templates'),
        right('repeats'),
        right('calls'),
        right('E rho²'),
        right('Phi'),
        ...(isPriced ? [right('US dollars per 1,000')] : []),
      ],
      rows: known.map((option) => [
        amount(option.judges),
        amount(option.templates),
        amount(option.repeats),
        amount(option.calls),
        fixed(option.generalizability, 2),
        fixed(option.dependability, 2),
        ...(isPriced ? [priceCell(option)] : []),
      ]),
      notes: [],
    },
    ...paragraph(...unknownSentence(decision)),
    ...paragraph(...priceSentences(decision, isPriced)),
    ...paragraph(nextSentence(decision)),
  ];
}

/** Why some options have no row. */
function unknownSentence({ options }: Decision): readonly string[] {
  const reasons = new Set(options.flatMap(({ reason }) => (reason === undefined ? [] : [reason])));
  return reasons.size === 0 ? [] : [`Further options have no row: ${[...reasons].join('; ')}.`];
}

const PER = 1000;

function priceCell({ dollars }: DecisionOption): string {
  if (dollars === undefined || 'none' in dollars) return 'unknown';
  const low = fixed(PER * dollars.low, 2);
  const high = fixed(PER * dollars.high, 2);
  return low === high ? low : `${low} to ${high}`;
}

function priceSentences({ unpriced }: Decision, isPriced: boolean): readonly string[] {
  if (unpriced === undefined) return [];
  if (!isPriced) {
    return [
      'What these options, or more transcripts, cost is unknown: no candidate here has a measured price.',
    ];
  }
  return [
    'US dollars per 1,000 transcripts at the measured price of a verdict, replies without one included; where there are two, those of the cheapest and the dearest choice among the judges and templates at hand.',
    'The row with one call is also what 1,000 more transcripts cost, their gold labels aside.',
    ...(unpriced.length === 0
      ? []
      : [`Without a measured price, and in none of these: ${unpriced.map(name).join(', ')}.`]),
  ];
}

function nextSentence({ next }: Decision): string {
  if ('none' in next) return `What to buy next cannot be told: ${next.none}.`;
  return `What to buy next: a second ${next.source === 'repeat' ? 'call' : next.source} per transcript reduces the error of an item’s mean verdict most; the order holds within its uncertainty, and prices do not enter it.`;
}
