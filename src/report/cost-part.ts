import type { CandidateCost } from '../domain/usage.ts';
import type { Column } from '../text/cell.ts';
import { fixed } from '../text/number.ts';
import { amount } from './amount.ts';
import { type Block, paragraph } from './block.ts';

const right = (head: string): Column => ({ head, align: 'right' });

/** What each candidate's replies cost and what a verdict comes to; nothing where nothing was paid for. */
export function costPart(costs: readonly CandidateCost[] | undefined): readonly Block[] {
  if (costs === undefined || costs.length === 0) return [];
  return [
    ...paragraph(
      'US dollars at the prices of the time of asking; replies without a verdict are paid for, too, and a reply that answers several criteria counts in full under each.',
    ),
    {
      kind: 'table',
      columns: [
        { head: 'candidate', align: 'left' },
        right('replies'),
        right('verdicts'),
        right('US dollars'),
        right('per 1,000 verdicts'),
      ],
      rows: costs.map(({ candidate, replies, verdicts, dollars, perVerdict }) => [
        candidate,
        amount(replies),
        amount(verdicts),
        dollars === undefined ? 'unknown' : fixed(dollars, 4),
        perVerdict === undefined ? 'unknown' : fixed(1000 * perVerdict, 2),
      ]),
      notes: [],
    },
  ];
}
