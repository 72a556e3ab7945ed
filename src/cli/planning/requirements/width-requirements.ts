import type { Observed } from '../../../claim/observed.ts';
import { itemsForKappaWidth, itemsForShareWidth } from '../../../stats/index.ts';
import type { Assumptions } from '../assumptions.ts';
import { complete } from './complete.ts';
import type { Counted } from './counted.ts';
import type { Requirement } from './requirement.ts';
import { shortPercent } from './short-percent.ts';

/** An interval no wider than asked: of TPR, FPR and kappa. */
export function widthRequirements(
  given: Assumptions,
  observed: Observed | undefined,
): readonly Requirement[] {
  const { width, level, tpr, fpr, kappa, prevalence, categories } = given;
  const of = (name: string, wide: string, counted: Counted, needed: number) =>
    complete(
      { id: `interval of ${name} ${wide} wide`, kind: 'width', categories: categories.value },
      { counted, needed },
      given,
      observed,
    );
  const share = (value: number) =>
    itemsForShareWidth({ share: value, width: width.value, level: level.value });
  return [
    of('tpr', shortPercent(width.value), 'positives', share(tpr.value)),
    of('fpr', shortPercent(width.value), 'negatives', share(fpr.value)),
    of(
      'kappa',
      String(width.value),
      'items',
      itemsForKappaWidth({
        kappa: kappa.value,
        prevalence: prevalence.value,
        halfWidth: width.value / 2,
        level: level.value,
      }),
    ),
  ];
}
