import { clopperPearson } from '../intervals/clopper-pearson.ts';
import { wilson } from '../intervals/wilson.ts';
import { checkWithin } from './check-share.ts';

/**
 * How many items make the interval of a share no wider than `width`, if the share comes out as expected.
 *
 * Whole items, independent. Width from end to end (0.1 = plus or minus 5 percentage points). Wilson, or Clopper-Pearson
 * for guarantees, which needs more.
 *
 * Wilson 1927; Clopper & Pearson 1934; as planned by Piegorsch 2004, Computational Statistics & Data Analysis 46:309-316.
 *
 * @throws RangeError when the share or the width is not strictly between 0 and 1.
 * @example
 * itemsForShareWidth({ share: 0.9, width: 0.1 }) // 141
 */
export function itemsForShareWidth(plan: {
  readonly share: number;
  readonly width: number;
  readonly level?: number;
  readonly method?: 'Wilson' | 'Clopper-Pearson';
}): number {
  const { share, width, level = 0.95, method = 'Wilson' } = plan;
  checkWithin('a share', share, 0, 1);
  checkWithin('a width', width, 0, 1);
  const interval = method === 'Wilson' ? wilson : clopperPearson;
  const isNarrow = (n: number) => {
    // A count with a fraction stands for the expected share itself, so that the width falls steadily with n.
    const found = interval(share * n, n, level);
    return !('none' in found) && found.high - found.low <= width;
  };
  let enough = 1;
  while (!isNarrow(enough)) enough *= 2;
  let short = Math.floor(enough / 2);
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (isNarrow(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}
