import type { CandidateRates, Claims, Conclusion, Direction } from '../claim/claims.ts';
import type { Measure } from '../domain/measure.ts';
import { percent } from '../text/number.ts';
import { amount, amountOf } from './amount.ts';
import { shownEstimate, whyMissing } from './figure-cells.ts';
import { bareInterval, measureNumber } from './measure-text.ts';
import { name, quoted } from './name.ts';

/** What the headline is, raw and corrected, and how far it moves with the candidate. */
export function headlineSentences(claims: Claims): readonly string[] {
  const { rates, headline } = claims;
  const own = rates.find(({ candidate }) => candidate === headline);
  return [...(own === undefined ? [] : headlineOf(own)), ...rangeOf(rates)];
}

function headlineOf({ candidate, overall: { raw, corrected } }: CandidateRates): readonly string[] {
  const before = shownEstimate(raw);
  const after = shownEstimate(corrected);
  if (before === undefined) return [];
  const said = `The headline under ${name(candidate)} is ${percent(before)}`;
  if (after === undefined) return [`${said}; it cannot be corrected for the judge’s errors.`];
  return [`${said}; corrected for the judge’s errors it is ${percent(after)}${inBrackets(corrected)}.`];
}

function rangeOf(rates: readonly CandidateRates[]): readonly string[] {
  const raw = extremes(
    rates.map(({ candidate, overall }) => ({ candidate, value: shownEstimate(overall.raw) })),
  );
  if (raw === undefined || rates.length < 2) return [];
  const corrected = extremes(
    rates.map(({ candidate, overall }) => ({ candidate, value: shownEstimate(overall.corrected) })),
  );
  const end = ({ candidate, value }: Placed) => `${percent(value)} (${name(candidate)})`;
  const after =
    corrected === undefined
      ? ''
      : `; corrected ones from ${end(corrected.lowest)} to ${end(corrected.highest)}`;
  return [`With the candidate, raw rates go from ${end(raw.lowest)} to ${end(raw.highest)}${after}.`];
}

interface Placed {
  readonly candidate: string;
  readonly value: number;
}

function extremes(
  found: readonly { readonly candidate: string; readonly value: number | undefined }[],
): { readonly lowest: Placed; readonly highest: Placed } | undefined {
  const known = found.flatMap(({ candidate, value }) => (value === undefined ? [] : [{ candidate, value }]));
  const [first] = known;
  if (first === undefined) return undefined;
  return {
    lowest: known.reduce((least, own) => (own.value < least.value ? own : least), first),
    highest: known.reduce((most, own) => (own.value > most.value ? own : most), first),
  };
}

/** The rate when the choice of the judge is part of what is uncertain, or why there is none. */
export function choiceSentences({ afterChoice }: Claims): readonly string[] {
  if (afterChoice === undefined) return [];
  if ('none' in afterChoice) return [`${NO_CHOICE}: ${name(afterChoice.none)}.`];
  const { measure, chosen, choices, undefinedReplicates } = afterChoice;
  const estimate = shownEstimate(measure);
  if (estimate === undefined) return [`${NO_CHOICE}: ${whyMissing(measure) ?? ''}`];
  const own = choices.find(({ candidate }) => candidate === chosen)?.share ?? 0;
  const without =
    undefinedReplicates === 0 ? '' : `; ${amountOf(undefinedReplicates, 'resample')} had no value`;
  return [
    `These data choose ${name(chosen)}, in ${percent(own, 0)} of the resamples; with the choice made anew in each, the corrected rate is ${percent(estimate)}${inBrackets(measure)}${without}.`,
  ];
}

const NO_CHOICE = 'There is no rate with the choice of judge inside the resampling';

const MOST_NAMED = 8;

/** Which conclusions about a facet's values change with the judge, worst first. */
export function conclusionSentences({ conclusions, rates }: Claims): readonly string[] {
  if (conclusions.length === 0 || rates.length < 2) return [];
  const opposite = conclusions.filter(({ changes }) => changes === 'opposite');
  const some = conclusions.filter(({ changes }) => changes === 'some');
  const named = [...opposite.map(oppositeSentence), ...some.map(someSentence)];
  if (named.length === 0) {
    return [
      `No conclusion about two values of a facet changes with the candidate (${amountOf(conclusions.length, 'pair')} compared, by raw rates).`,
    ];
  }
  const more = named.length - MOST_NAMED;
  return [
    ...named.slice(0, MOST_NAMED),
    ...(more > 0
      ? [
          `${amountOf(more, 'more conclusion')} of the ${amount(conclusions.length)} pairs change with the candidate; the JSON has them all.`,
        ]
      : []),
  ];
}

function oppositeSentence(conclusion: Conclusion): string {
  const { facet, first, second } = conclusion;
  return `${name(facet)}: ${quoted(first)} is higher than ${quoted(second)} under ${under(conclusion, 'higher')}, and lower under ${under(conclusion, 'lower')}: the choice of judge turns the conclusion round; ${correctedSide(conclusion)}.`;
}

function someSentence(conclusion: Conclusion): string {
  const { facet, first, second } = conclusion;
  const shown: Direction = conclusion.under.some(({ raw }) => raw === 'higher') ? 'higher' : 'lower';
  const corrected = conclusion.under
    .filter((own) => own.corrected === shown)
    .map(({ candidate }) => name(candidate));
  const after =
    corrected.length === 0
      ? 'corrected, no candidate shows it'
      : `corrected, ${corrected.join(', ')} ${corrected.length === 1 ? 'shows' : 'show'} it`;
  return `${name(facet)}: ${quoted(first)} is ${shown} than ${quoted(second)} under ${under(conclusion, shown)}, and not shown to differ under ${under(conclusion, 'open')}; ${after}.`;
}

/** What is left of the contradiction once errors are taken out. */
function correctedSide({ under: all }: Conclusion): string {
  const say = (direction: Direction) => {
    const names = all
      .filter(({ corrected }) => corrected === direction)
      .map(({ candidate }) => name(candidate));
    return names.length === 0 ? [] : [`${direction} under ${names.join(', ')}`];
  };
  const parts = [...say('higher'), ...say('lower'), ...say('open')];
  return `corrected: ${parts.join(', ')}`;
}

function under({ under: all }: Conclusion, direction: Direction): string {
  return all
    .filter(({ raw }) => raw === direction)
    .map(({ candidate }) => name(candidate))
    .join(', ');
}

function inBrackets({ id, interval }: Measure): string {
  if (interval === undefined || 'none' in interval) return ', without an interval';
  return ` ${bareInterval(id, interval.low, interval.high)}`;
}

/**
 * A measure with its interval in one cell.
 *
 * @example withInterval(measure) // '18.2 % [12.0, 25.1]'
 */
export function withInterval(measure: Measure): string {
  const estimate = shownEstimate(measure);
  if (estimate === undefined) return '–';
  const { interval } = measure;
  const range = interval === undefined || 'none' in interval ? '' : inBrackets(measure);
  return `${measureNumber(measure.id, estimate)}${range}`;
}
