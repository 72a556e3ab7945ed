import type { Comparison } from '../compare/comparison.ts';
import type { BesidePeople, People } from '../compare/people/people.ts';
import { fixed } from '../text/number.ts';
import { alternativeSentences, alternativeTable, measureOf } from './alternative-annotator-part.ts';
import { amountOf } from './amount.ts';
import { annotatorModelPart } from './annotator-model-part.ts';
import { type Block, list, paragraph, type Table } from './block.ts';
import { figureCell, intervalCell, shownEstimate } from './figure-cells.ts';
import { footnotes } from './footnotes.ts';
import { levelHead } from './level-head.ts';
import { bareInterval, measureNumber } from './measure-text.ts';
import { name } from './name.ts';
import type { Nature } from './nature.ts';

/** Candidates beside people as a report may show them: withheld where the labels are not people's. */
export function peopleFor({ people }: Comparison, nature: Nature): People | undefined {
  if (people === undefined || nature.isHuman || people.none !== undefined) return people;
  return {
    none: 'withheld, because the labels do not stand for the judgement of people',
    unavailable: [],
    candidates: [],
  };
}

/** Every candidate in the place of an annotator: tables, what they say, and what cannot be had. */
export function peoplePart(comparison: Comparison, nature: Nature, level: number): readonly Block[] {
  const people = peopleFor(comparison, nature);
  if (people === undefined) return [];
  if (people.none !== undefined)
    return paragraph(`Nobody can be put beside people here: ${name(people.none)}.`);
  const hasThree = people.candidates.some(({ annotators }) => annotators.length > 0);
  return [
    ...paragraph(READING),
    pairsTable(people.candidates, level),
    ...(hasThree
      ? [leftOutTable(people.candidates, level), ...paragraph(THREE), alternativeTable(people.candidates)]
      : []),
    ...list([
      ...people.candidates.flatMap((entry) => differenceSentence(entry)),
      ...people.candidates.flatMap((entry) => alternativeSentences(entry)),
      ...people.unavailable.map(name),
    ]),
    ...annotatorModelPart(comparison, people.model),
  ];
}

/** For the short report: the first candidate that has a difference to show. */
export function peopleSentence(comparison: Comparison, nature: Nature): readonly string[] {
  const people = peopleFor(comparison, nature);
  if (people === undefined || people.none !== undefined) return [];
  const order = comparison.ranking.order.map(({ candidate }) => candidate);
  const first = order.flatMap((id) => people.candidates.filter(({ candidate }) => candidate === id))[0];
  return first === undefined ? [] : differenceSentence(first);
}

const READING =
  'Like with like: the judge and the annotators are measured against the same people, on the same items. Intervals are of the difference itself.';
const THREE =
  'Alternative annotator test: omega is the share of the annotators tested whom the judge may replace if an annotator may be better by up to epsilon (.20 for experts, .15 for skilled annotators, .10 for a crowd); from .50 on it passes. Judge’s Verdict: z within -1 to 1 is like a person.';

const right = (head: string) => ({ head, align: 'right' as const });

function pairsTable(candidates: readonly BesidePeople[], level: number): Table {
  return kappaTable(candidates, level, 'people', ['judge with annotators', 'annotators with each other']);
}

function leftOutTable(candidates: readonly BesidePeople[], level: number): Table {
  return kappaTable(candidates, level, 'left_out', [
    'judge with majority of others',
    'annotator with the same',
  ]);
}

function kappaTable(
  candidates: readonly BesidePeople[],
  level: number,
  stem: 'people' | 'left_out',
  heads: readonly [string, string],
): Table {
  const notes = footnotes();
  const people = stem === 'people' ? 'people_kappa' : 'left_out_people_kappa';
  const difference = `${stem}_kappa_difference`;
  return {
    kind: 'table',
    columns: [
      { head: 'candidate', align: 'left' },
      right('items'),
      right(heads[0]),
      right(heads[1]),
      right('difference'),
      right(levelHead(level)),
    ],
    rows: candidates.map((entry) => [
      entry.candidate,
      String(measureOf(entry, difference)?.n ?? 0),
      figureCell(measureOf(entry, `${stem}_judge_kappa`), notes),
      figureCell(measureOf(entry, people), notes),
      figureCell(measureOf(entry, difference), notes),
      intervalCell(measureOf(entry, difference), notes),
    ]),
    notes: notes.notes(),
  };
}

function differenceSentence(entry: BesidePeople): readonly string[] {
  const difference = measureOf(entry, 'people_kappa_difference');
  const judge = shownEstimate(measureOf(entry, 'people_judge_kappa'));
  const people = shownEstimate(measureOf(entry, 'people_kappa'));
  const estimate = shownEstimate(difference);
  if (difference === undefined || judge === undefined || people === undefined || estimate === undefined)
    return [];
  const { id, interval, n } = difference;
  const known = interval !== undefined && 'low' in interval ? interval : undefined;
  const verdict =
    known === undefined
      ? 'there is no interval, so this may be chance'
      : known.high < 0
        ? 'so it agrees with people less than they do with each other'
        : known.low > 0
          ? 'so it agrees with people more than they do with each other'
          : 'so it cannot be told from an annotator';
  const range = known === undefined ? '' : ` ${bareInterval(id, known.low, known.high)}`;
  return [
    `${name(entry.candidate)} agrees with single annotators at kappa ${fixed(judge, 2)}, they with each other at ${fixed(people, 2)} on the same ${amountOf(n, 'item')}: a difference of ${measureNumber(id, estimate)}${range}, ${verdict}.`,
  ];
}
