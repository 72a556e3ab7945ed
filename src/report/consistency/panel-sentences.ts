import type { Consistency } from '../../compare/consistency/consistency.ts';
import type { Measure } from '../../domain/measure.ts';
import { fixed } from '../../text/number.ts';
import { amountOf } from '../amount.ts';
import { shownEstimate, whyMissing } from '../figure-cells.ts';
import { name } from '../name.ts';

/** What the ranked candidates are worth as one panel. */
export function panelSentences({ panel }: Consistency): readonly string[] {
  if (panel === undefined) return [];
  const [correlation, effective, eigenvalue] = panel.measures;
  const r = shownEstimate(correlation);
  const worth = shownEstimate(effective);
  const size = panel.candidates.length;
  if (effective === undefined || r === undefined || worth === undefined) {
    const why = effective === undefined ? undefined : whyMissing(effective);
    return why === undefined ? [] : [`As a panel: ${why}`];
  }
  const other = shownEstimate(eigenvalue);
  return [
    `The errors of the ${size} ranked candidates correlate at ${fixed(r, 2)}${range(correlation)} on average (${amountOf(effective.n, 'item')}, 0 = unrelated, 1 = the same): voting together they are worth ${fixed(worth, 1)}${range(effective, 1)} judges with unrelated errors${other === undefined ? '' : `, ${fixed(other, 1)} by the largest eigenvalue`}.`,
    ...withoutSentence(panel, worth),
  ];
}

function range(measure: Measure | undefined, digits = 2): string {
  const interval = measure?.interval;
  return interval === undefined || 'none' in interval
    ? ''
    : ` [${fixed(interval.low, digits)}, ${fixed(interval.high, digits)}]`;
}

function withoutSentence(
  { without, candidates }: NonNullable<Consistency['panel']>,
  worth: number,
): readonly string[] {
  if (candidates.length < 3) return [];
  const known = without.flatMap(({ candidate, effective }) =>
    effective === undefined ? [] : [{ candidate, effective }],
  );
  const [first] = known;
  if (first === undefined) return [];
  const best = known.reduce((most, own) => (own.effective > most.effective ? own : most), first);
  const least = known.reduce((few, own) => (own.effective < few.effective ? own : few), first);
  return [
    best.effective > worth
      ? `Without ${name(best.candidate)} the panel would be worth more, ${fixed(best.effective, 1)}: its errors are those of the others.`
      : `Leaving any candidate out makes the panel worth less; leaving out ${name(least.candidate)} most, ${fixed(least.effective, 1)}.`,
  ];
}
