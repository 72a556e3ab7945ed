import type { CandidateResult, Comparison, Slice } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';
import { amount, amountOf } from './amount.ts';
import { arithmetic } from './arithmetic.ts';
import type { Assessment } from './assessment.ts';
import { besideMeasures } from './beside-measures.ts';
import { type Block, heading, list, paragraph } from './block.ts';
import { ceilingFor, ceilingName } from './ceiling-part.ts';
import { confusionTable } from './confusion-part.ts';
import { type ContestMeasure, contestMeasures } from './contest-measures.ts';
import { driftMeasures } from './drift-part.ts';
import { rowName } from './error-part.ts';
import { whyMissing } from './figure-cells.ts';
import { levelHead } from './level-head.ts';
import { bareInterval, familyOf, measureName, measureNumber } from './measure-text.ts';
import { name } from './name.ts';
import { natureOf } from './nature.ts';
import { peopleFor } from './people-part.ts';

/**
 * How one measure's numbers came about in a comparison: the table of counts, the arithmetic, what the number rests on,
 * what was left out, and how its interval was made. Of a family (`recall`) every member.
 *
 * @param candidate one candidate's id; undefined for all
 */
export function explainFigures(
  comparison: Assessment,
  id: string,
  candidate: string | undefined,
  illustrative: boolean,
): readonly Block[] {
  const results = [...comparison.candidates, ...comparison.floors].filter(
    (result) => candidate === undefined || result.candidate.id === candidate,
  );
  const parts = [
    ...results.flatMap((result) => resultPart(comparison, result, id)),
    ...(candidate === undefined ? ceilingPart(comparison, id, illustrative) : []),
    ...contestFigures(comparison, id, candidate),
    ...besideFigures(comparison, id, candidate),
    ...besidePeople(comparison, id, candidate, illustrative),
  ];
  return parts.length === 0 ? [] : [heading(2, `Under ${comparison.criterion.id}`), ...parts];
}

function resultPart(comparison: Comparison, result: CandidateResult, id: string): readonly Block[] {
  const { main, orderEffects, bias } = result;
  const own = matching(main.overall.measures, id);
  const others = [
    ...matching(orderEffects?.measures ?? [], id).map((measure) => ({ where: 'both orders', measure })),
    ...matching(bias?.measures ?? [], id).map((measure) => ({ where: 'over all items', measure })),
    ...(bias?.byFacet ?? []).flatMap(({ facet, measures, contrasts }) => [
      ...matching(measures, id).map((measure) => ({ where: `by ${facet}`, measure })),
      ...contrasts.flatMap(({ value, measures: ofValue }) =>
        matching(ofValue, id).map((measure) => ({ where: `for ${facet} ${name(value)}`, measure })),
      ),
    ]),
    ...main.by.flatMap(({ facet, stratifiedKappa }) =>
      matching([stratifiedKappa], id).map((measure) => ({ where: `within ${facet}`, measure })),
    ),
  ];
  if (own.length === 0 && others.length === 0) return [];
  return [
    heading(3, rowName(result)),
    ...(own.length === 0 ? [] : [confusionTable(comparison, main.overall)]),
    ...own.flatMap((measure) => figure(comparison, measure, main.overall)),
    ...others.flatMap(({ where, measure }) => [
      ...paragraph(`${where}:`),
      ...figure(comparison, measure, undefined),
    ]),
  ];
}

function besidePeople(
  comparison: Comparison,
  id: string,
  asked: string | undefined,
  illustrative: boolean,
): readonly Block[] {
  const people = peopleFor(comparison, natureOf(comparison, illustrative));
  return (people?.candidates ?? []).flatMap(({ candidate, measures }) => {
    const own = asked === undefined || asked === candidate ? matching(measures, id) : [];
    if (own.length === 0) return [];
    return [
      heading(3, `${candidate}, beside people`),
      ...own.flatMap((measure) => figure(comparison, measure, undefined)),
    ];
  });
}

/** Means over pairs; the others are of all annotators at once. */
const OF_PAIRS = ['ceiling_kappa', 'ceiling_agreement'];

function ceilingPart(comparison: Comparison, id: string, illustrative: boolean): readonly Block[] {
  if (!id.startsWith('ceiling_')) return [];
  const nature = natureOf(comparison, illustrative);
  const { none, measures, pairs } = ceilingFor(comparison, nature);
  const title = heading(3, ceilingName(nature));
  if (none !== undefined) return [title, ...paragraph(`There is none: ${name(none)}.`)];
  const part = (value: number | undefined, why = '') =>
    value === undefined ? `none${why === '' ? '' : `, ${name(why)}`}` : measureNumber(id, value);
  return [
    title,
    ...matching(measures, id).flatMap((measure) => figure(comparison, measure, undefined)),
    ...list(
      (OF_PAIRS.includes(id) ? pairs : []).map(
        ({ first, second, n, agreement, kappa, reason }) =>
          `${name(first)} and ${name(second)}, ${amountOf(n, 'item')}: ${part(id === 'ceiling_kappa' ? kappa : agreement, reason)}`,
      ),
    ),
  ];
}

/** Figures of candidates held against each other, and of picking. */
function contestFigures(comparison: Assessment, id: string, candidate: string | undefined): readonly Block[] {
  return titled(comparison, id, candidate, [
    ...contestMeasures(comparison),
    ...driftMeasures(comparison.drift),
  ]);
}

/** Figures that are not against gold: of repeats, of two candidates, of all as a panel, of confidences. */
function besideFigures(comparison: Comparison, id: string, candidate: string | undefined): readonly Block[] {
  const all = besideMeasures(comparison).map(({ candidate: of, about, ...own }) => ({
    of: of === '' ? about : `${of}, ${about}`,
    ...own,
  }));
  return titled(comparison, id, candidate, all);
}

function titled(
  comparison: Comparison,
  id: string,
  candidate: string | undefined,
  all: readonly ContestMeasure[],
): readonly Block[] {
  const asked = all.filter(({ candidates }) => candidate === undefined || candidates.includes(candidate));
  const wanted = new Set(
    matching(
      asked.map(({ measure }) => measure),
      id,
    ),
  );
  return asked
    .filter(({ measure }) => wanted.has(measure))
    .flatMap(({ of, measure }) => [heading(3, name(of)), ...figure(comparison, measure, undefined)]);
}

/** The measure of that id; where there is none, every member of the family. */
function matching(measures: readonly Measure[], id: string): readonly Measure[] {
  const exact = measures.filter((measure) => measure.id === id);
  return exact.length > 0 ? exact : measures.filter((measure) => familyOf(measure.id) === id);
}

/** One number with its arithmetic, what it rests on and its cautions. */
export function figure(comparison: Comparison, measure: Measure, slice: Slice | undefined): readonly Block[] {
  const missing = whyMissing(measure);
  const value =
    missing ??
    `${measureName(measure.id)} is ${measure.estimate === undefined ? '–' : measureNumber(measure.id, measure.estimate)}.`;
  const sum =
    slice === undefined || missing !== undefined ? undefined : arithmetic(comparison, measure, slice);
  return [
    ...paragraph(value, ...(sum === undefined ? [] : [sum]), ...averaged(comparison, slice, sum)),
    ...list([
      rests(measure),
      ...intervalSentence(measure),
      ...boundsSentence(measure),
      ...measure.cautions.map((caution) => `Caution: ${caution}.`),
    ]),
  ];
}

/** Where nothing says how the number follows from the table, say why. */
function averaged(
  { gold }: Comparison,
  slice: Slice | undefined,
  sum: string | undefined,
): readonly string[] {
  if (slice === undefined || sum !== undefined || gold.references.length < 2) return [];
  return [
    `It is the mean of the figures against each of ${amount(gold.references.length)} annotators; the table is the mean of their tables.`,
  ];
}

function rests({ n, clusters, leftOut }: Measure): string {
  const inClusters = clusters === undefined ? '' : ` in ${amountOf(clusters, 'cluster')}`;
  const reasons = leftOut.map(({ reason, count }) => `${name(reason)} (${amount(count)})`).join(', ');
  return `Rests on ${amountOf(n, 'item')}${inClusters}; left out: ${reasons === '' ? 'none' : reasons}.`;
}

function intervalSentence(measure: Measure): readonly string[] {
  const { id, interval } = measure;
  if (interval === undefined || whyMissing(measure) !== undefined) return [];
  if ('none' in interval) return [`No interval: ${interval.none}.`];
  return [
    `${levelHead(interval.level)} ${bareInterval(id, interval.low, interval.high)}, by ${interval.method}.`,
  ];
}

function boundsSentence(measure: Measure): readonly string[] {
  const { id, bounds } = measure;
  if (bounds === undefined || whyMissing(measure) !== undefined) return [];
  const found = bounds.exact ? '' : ', found by search';
  return [
    `Had the left-out items had verdicts, it would lie within ${bareInterval(id, bounds.low, bounds.high)}${found}.`,
  ];
}
