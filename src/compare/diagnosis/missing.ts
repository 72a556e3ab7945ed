import type { Slice } from '../comparison.ts';
import { percent } from '../words.ts';
import type { Finding } from './finding.ts';

const WORTH_SAYING = 0.05;

/** Labelled items without a usable verdict, by gold label: failures that are not spread evenly bias every figure. */
export function missing({ leftOut, labelled, confusion }: Slice): readonly Finding[] {
  const count = leftOut.reduce((sum, own) => sum + own.count, 0);
  if (count / labelled < WORTH_SAYING) return [];
  const shares = (leftOut[0]?.byGold ?? []).flatMap(({ label }, index) => {
    const without = leftOut.reduce((sum, { byGold }) => sum + (byGold[index]?.count ?? 0), 0);
    const withVerdict = (confusion[index] ?? []).reduce((sum, own) => sum + own, 0);
    const all = without + withVerdict;
    return all === 0 ? [] : [`${percent(without / all)} of gold "${label}"`];
  });
  return [
    {
      name: 'verdicts missing',
      says: `No usable verdict on ${percent(count / labelled)} of the labelled items: ${shares.join(', ')}.`,
      next: 'See under "Left out" why, mend that, and ask again; until then read the bounds beside each figure.',
    },
  ];
}
