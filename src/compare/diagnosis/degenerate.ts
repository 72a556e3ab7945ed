import { confusionMatrix, marginals } from '../../stats/index.ts';
import type { Slice } from '../comparison.ts';
import type { LabelSpace } from '../label-space.ts';
import { percent } from '../words.ts';
import type { Finding } from './finding.ts';

/** Of all verdicts, and of the verdicts on items that gold labels otherwise: from here on a judge hardly decides. */
const NEARLY_ALWAYS = 0.95;
const EVEN_WHERE_WRONG = 0.8;

/**
 * A judge that gives one label always or nearly always, also where gold says something else. Where gold itself is that
 * lopsided, giving the common label often is no fault; giving it to most of the rare items is.
 */
export function degenerate({ confusion }: Slice, { names }: LabelSpace): readonly Finding[] {
  const { n, judge, gold } = marginals(confusionMatrix(confusion));
  const label = judge.indexOf(Math.max(...judge));
  const said = judge[label] ?? 0;
  const elsewhere = n - (gold[label] ?? 0);
  const wrongly = said - (confusion[label]?.[label] ?? 0);
  if (n === 0 || said / n < NEARLY_ALWAYS || wrongly < EVEN_WHERE_WRONG * elsewhere) return [];
  const share = percent((gold[label] ?? 0) / n);
  const next =
    'Do not use it on this criterion: no further label will mend it, another template or judge may.';
  const name = 'degenerate judge';
  if (said === n) {
    const says = `Always says "${names[label]}": its agreement of ${share} is just gold's share of that label.`;
    return [{ name, says, next }];
  }
  if (elsewhere === 0) return [];
  const says = `Nearly always says "${names[label]}": on ${percent(said / n)} of all items, and on ${percent(wrongly / elsewhere)} of those that gold labels otherwise. Gold's share of that label, ${share}, is most of its agreement.`;
  return [{ name, says, next }];
}
