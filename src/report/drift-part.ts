import type { Drift } from '../choose/drift/drift.ts';
import type { Interval, Measure } from '../domain/measure.ts';
import { fixed, percent, signed } from '../text/number.ts';
import { amountOf } from './amount.ts';
import { type Block, list } from './block.ts';
import type { ContestMeasure } from './contest-measures.ts';
import { measureName } from './measure-text.ts';
import { name } from './name.ts';
import { pIs } from './p-value.ts';

/** Whether candidates that were asked anew have changed, and whether they are still good enough. */
export function driftPart(drift: readonly Drift[] | undefined): readonly Block[] {
  const sentences = (drift ?? []).flatMap(driftSentences);
  return sentences.length === 0 ? [] : list(sentences);
}

export function driftSentences(drift: Drift): readonly string[] {
  const id = name(drift.candidate);
  const asked = `${id}, asked anew about ${amountOf(drift.anchors, 'item')} (occasion ${drift.occasion})`;
  return [`${asked}: ${changed(drift)}`, `${id}: ${stillGood(drift)}`];
}

function changed({ changed: measures }: Drift): string {
  const between = find(measures, 'flips_between');
  const within = find(measures, 'flips_within');
  const test = find(measures, 'occasion_p');
  if (between?.estimate === undefined) return 'no item has verdicts on both occasions.';
  const flips = `${percent(between.estimate)} of its verdicts flip between the occasions`;
  if (within?.estimate === undefined || test?.estimate === undefined) {
    const why = test?.reason ?? within?.reason ?? 'nothing was asked twice';
    return `${flips}. Whether that is more than it flips anyway cannot be told: ${why}. Ask with repeats.`;
  }
  const adjusted = find(measures, 'occasion_p_adjusted')?.estimate;
  const p = adjusted ?? test.estimate;
  const verdict = p <= 0.05 ? 'it has changed' : 'no change is shown';
  const family = adjusted === undefined ? '' : ', reckoning with all candidates asked anew';
  return `${flips}, ${percent(within.estimate)} between its own repeats: ${verdict} (${pIs(p)}${family}).`;
}

function stillGood({ differences, none, noneChanged, smallestFall, isNoninferior, margin }: Drift): string {
  const [first] = differences;
  if (none !== undefined || first?.estimate === undefined) {
    return `whether it is still good enough cannot be told: ${none ?? first?.reason ?? 'there is no figure'}.`;
  }
  const figure = measureName(first.id.replace(/^difference:/, ''));
  const { interval } = first;
  const isShown = interval !== undefined && 'low' in interval;
  const range = isShown ? ` [${signed(interval.low, 2)}, ${signed(interval.high, 2)}]` : '';
  const how = isShown && interval.method.includes('changed: ') ? ` (${interval.method})` : '';
  const why = isShown || interval === undefined ? '' : `: ${interval.none}`;
  const within =
    isNoninferior === undefined
      ? `without an interval nothing is shown${why}`
      : isNoninferior
        ? `shown to be no more than ${fixed(margin, 2)} worse than when it was validated`
        : `not shown to be within ${fixed(margin, 2)} of when it was validated`;
  const seen =
    smallestFall === undefined ? '' : ` ${smallest(smallestFall, noneChanged ? interval : undefined)}`;
  return `${figure} ${signed(first.estimate, 2)}${range} against the first occasion, on the same ${amountOf(first.n, 'item')}${how}: ${within}.${seen}`;
}

/** @param exact the interval where no verdict changed */
function smallest(fall: number, exact: Interval | undefined): string {
  if (exact !== undefined && 'level' in exact) {
    return `A fall of ${fixed(fall, 2)} or more would have changed a verdict here in ${percent((1 + exact.level) / 2)} of such checks or more; a smaller one may have happened unseen.`;
  }
  return `These items would show a fall of ${fixed(fall, 2)} or more four times in five, and miss smaller ones more often.`;
}

/** Every number of a drift check, and whose it is. */
export function driftMeasures(drift: readonly Drift[] | undefined): readonly ContestMeasure[] {
  return (drift ?? []).flatMap(({ candidate, changed: measures, differences }) =>
    [...measures, ...differences].map((measure) => ({ of: candidate, candidates: [candidate], measure })),
  );
}

function find(measures: readonly Measure[], id: string): Measure | undefined {
  return measures.find((measure) => measure.id === id);
}
