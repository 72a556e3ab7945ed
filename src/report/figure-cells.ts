import type { Measure } from '../domain/measure.ts';
import type { Footnotes } from './footnotes.ts';
import { bareInterval, bareNumber, measureName, measureNumber } from './measure-text.ts';

/**
 * A measure as a table cell. A number that does not exist or is withheld is `–` with a note that says why; one to
 * be careful with carries a note too. A measure that the row has no place for is blank.
 *
 * @param bare where the heading names the unit
 */
export function figureCell(measure: Measure | undefined, notes: Footnotes, bare = false): string {
  if (measure === undefined) return '';
  const problem = whyMissing(measure);
  if (problem !== undefined) return `–${notes.mark(problem)}`;
  const { id, estimate, cautions } = measure;
  if (estimate === undefined) return '';
  const text = bare ? bareNumber(id, estimate) : measureNumber(id, estimate);
  return cautions.length === 0 ? text : text + notes.mark(cautionNote(cautions));
}

/** The mark stands behind the figure, so its name is left out: figures that rest on the same items share one note. */
function cautionNote(cautions: readonly string[]): string {
  const [first = '', ...others] = [...cautions].sort();
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join('; ')}.`;
}

/** The interval of a measure as a table cell; blank beside a number that is missing itself, which has its note. */
export function intervalCell(measure: Measure | undefined, notes: Footnotes): string {
  if (measure?.interval === undefined || whyMissing(measure) !== undefined) return '';
  const { id, interval } = measure;
  if ('none' in interval) return `–${notes.mark(`No interval: ${interval.none}.`)}`;
  return bareInterval(id, interval.low, interval.high);
}

/** Why a report shows no number, as a sentence; undefined where it shows one. */
export function whyMissing({ id, estimate, reason, shown, cautions }: Measure): string | undefined {
  if (estimate === undefined) return `${measureName(id)} does not exist: ${reason ?? 'no reason was given'}.`;
  if (shown) return undefined;
  const why = cautions.filter((caution) => caution.startsWith('withheld: '));
  const because = why.length === 0 ? 'too few items' : why.map((caution) => caution.slice(10)).join('; ');
  return `${measureName(id)} is withheld: ${because}.`;
}

/** What a report shows of a measure; undefined where it shows none. */
export function shownEstimate(measure: Measure | undefined): number | undefined {
  return measure === undefined || whyMissing(measure) !== undefined ? undefined : measure.estimate;
}
