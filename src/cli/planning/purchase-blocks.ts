import { type Block, heading, list, type Table } from '../../report/block.ts';
import { count } from '../../text/number.ts';
import { sanitise } from '../../text/sanitise.ts';
import { dollars } from '../replaying/dollars.ts';
import type { Purchase } from './purchases.ts';

/** What could be bought next beside what it costs; nothing where there are no data. */
export function purchaseBlocks(purchases: readonly Purchase[] | undefined): readonly Block[] {
  if (purchases === undefined || purchases.length === 0) return [];
  const head = heading(3, 'What to buy next, by measured price');
  if (purchases.every((own) => own.dollars === undefined)) {
    return [
      head,
      ...list([
        'what more transcripts, another judge, template or repeat cost is unknown: no verdict here has a measured price',
      ]),
    ];
  }
  return [head, tableOf(purchases), ...list(remarks(purchases))];
}

const NAMES: Readonly<Record<Purchase['source'], string>> = {
  item: 'more transcripts',
  judge: 'another judge',
  template: 'another template',
  repeat: 'another repeat',
};

function tableOf(purchases: readonly Purchase[]): Table {
  return {
    kind: 'table',
    columns: [
      { head: 'one call more' },
      { head: 'transcripts', align: 'right' },
      { head: 'US dollars', align: 'right' },
      { head: 'price of' },
    ],
    rows: purchases.map(({ source, transcripts, dollars: range, candidates, none }) => [
      NAMES[source],
      count(transcripts),
      range === undefined ? 'unknown' : rangeText(range),
      none ?? candidates.join(', '),
    ]),
    notes: [],
  };
}

function rangeText({ low, high }: NonNullable<Purchase['dollars']>): string {
  const [one, other] = [dollars(low), dollars(high)];
  return one === other ? one : `${one} to ${other}`;
}

function remarks(purchases: readonly Purchase[]): readonly string[] {
  const unpriced = [...new Set(purchases.flatMap((own) => own.unpriced))];
  return [
    'verdicts only, at what one was measured to cost, replies without a verdict included; gold labels come on top',
    ...(unpriced.length === 0
      ? []
      : [`without a measured price: ${unpriced.map((id) => sanitise(id)).join(', ')}`]),
  ];
}
