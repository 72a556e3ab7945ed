import { defined, none, ratio, type Statistic } from '../statistic.ts';
import type { Source, VarianceComponents } from './components-of-sums.ts';
import type { CrossedDesign } from './crossed-design.ts';

/** How dependable the mean of so many verdicts per item would be. */
export interface DecisionStudy {
  /** Error variance where only the order of the items counts. */
  readonly relativeError: Statistic;
  /** Error variance of an item's own figure: that judges and templates are stricter or milder counts too. */
  readonly absoluteError: Statistic;
  /** E rho squared: the items' share of variance where only their order counts. */
  readonly generalizability: Statistic;
  /** Phi: the items' share where their level counts. */
  readonly dependability: Statistic;
}

/**
 * Decision study: what the mean over `judges` x `templates` x `repeats` verdicts per item would be worth, from variance
 * components. Components that came out negative count as 0.
 *
 * The coefficients run from 0 to 1: 1 = another panel, template and call would give every item the same figure,
 * 0 = items cannot be told apart. They do not exist where nothing varies; and an option with several judges, templates or
 * repeats has none where the data had one only, because nobody knows what a second would change.
 *
 * Shavelson & Webb 1991, Generalizability Theory, chapter 6; Brennan 2001.
 *
 * @param seen the design that the components were estimated from
 * @example
 * decisionStudy(varianceComponents([1, 0, 1, 1, 0, 0, 0, 1], { judges: 1, templates: 1, repeats: 2 }), { judges: 1, templates: 1, repeats: 2 }, { judges: 1, templates: 1, repeats: 4 }).dependability.value // 0.4
 */
export function decisionStudy(
  components: VarianceComponents,
  seen: CrossedDesign,
  option: CrossedDesign,
): DecisionStudy {
  const unknown = whyUnknown(seen, option);
  if (unknown !== undefined) {
    const missing = none(unknown);
    return {
      relativeError: missing,
      absoluteError: missing,
      generalizability: missing,
      dependability: missing,
    };
  }
  const { judges, templates, repeats } = option;
  const cells = judges * templates;
  const own = (source: Source) => Math.max(0, components[source].value ?? 0);
  const relative =
    own('itemJudge') / judges +
    own('itemTemplate') / templates +
    own('itemJudgeTemplate') / cells +
    own('rest') / (cells * repeats);
  const absolute =
    relative + own('judge') / judges + own('template') / templates + own('judgeTemplate') / cells;
  const share = (error: number) => ratio(own('item'), own('item') + error, 'nothing varies');
  return {
    relativeError: defined(relative),
    absoluteError: defined(absolute),
    generalizability: share(relative),
    dependability: share(absolute),
  };
}

function whyUnknown(seen: CrossedDesign, option: CrossedDesign): string | undefined {
  if (option.judges > 1 && seen.judges < 2)
    return 'one judge was seen: what a second would change is unknown';
  if (option.templates > 1 && seen.templates < 2)
    return 'one template was seen: what a second would change is unknown';
  if (option.repeats > 1 && seen.repeats < 2)
    return 'no item was asked twice: what a repeat would change is unknown';
  return undefined;
}
