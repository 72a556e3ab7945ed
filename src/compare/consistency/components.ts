import { isOrdered } from '../../domain/criterion.ts';
import type { Measure } from '../../domain/measure.ts';
import {
  addCrossedSums,
  type CrossedDesign,
  componentIntervals,
  componentsOfSums,
  crossedSumsLength,
  SOURCES,
} from '../../stats/index.ts';
import { callsAt } from '../calls.ts';
import type { CandidateContext } from '../context.ts';
import { type Components, type ResponseComponents, SOURCE_NAMES } from './consistency.ts';
import { type Crossing, crossingOf } from './crossing.ts';
import { decisionOf } from './decision.ts';
import type { ConsistencyEntrant } from './entrant.ts';
import { errorAt } from './error-at.ts';
import { type UnitVectors, unitVectors } from './unit-vectors.ts';

/** Where errors, and where differences between verdicts, come from: items, judges, templates or repeats. */
export function componentsOf(
  context: CandidateContext,
  entrants: readonly ConsistencyEntrant[],
): Components | { readonly none: string } {
  const crossing = crossingOf(context, entrants);
  if (crossing === undefined) {
    return { none: 'sources of variance need two ranked judges or templates, or repeats, on the same items' };
  }
  const { judges, templates, repeats, cells, view } = crossing;
  const design = { judges: judges.length, templates: templates.length, repeats };
  const numberOf = verdictValue(context);
  const error = vectorsOf(context, crossing, (item, label) => errorAt(context, item, label));
  const responses: ResponseComponents[] = [responseOf(context, 'error', design, error)];
  if (numberOf !== undefined) {
    const verdict = vectorsOf(context, crossing, (_, label) => numberOf(label));
    responses.push({
      ...responseOf(context, 'verdict', design, verdict),
      decision: decisionOf(verdict, design, context.level, error.mixed >= FEWEST_MIXED),
    });
  }
  return {
    judges,
    templates: templates.filter((template) => template !== ''),
    view,
    candidates: cells.map(({ contestant }) => contestant.candidate.id),
    repeats,
    items: error.items,
    ...(error.clusters === undefined ? {} : { clusters: error.clusters }),
    leftOut: context.overall.items.length - error.items,
    mixed: error.mixed,
    responses: cells.length === 0 ? [] : responses,
  };
}

/** Fewer items than this on which anything differs: intervals were seen to cover less than they say. */
const FEWEST_MIXED = 30;
/** The highest interaction is the smallest and takes more: at 60 such items its interval was seen to cover 89 %. */
const FEWEST_MIXED_FOR_HIGHEST = 100;

interface Mixed extends UnitVectors {
  /** Items whose values differ. */
  readonly mixed: number;
}

function vectorsOf(
  context: CandidateContext,
  { cells, judges, templates, repeats }: Crossing,
  numberOf: (item: number, label: number) => number | undefined,
): Mixed {
  const design = { judges: judges.length, templates: templates.length, repeats };
  const values = new Float64Array(cells.length * repeats);
  let mixed = 0;
  const vectors = unitVectors(context.overall, crossedSumsLength(design), (item, into, at) => {
    for (let cell = 0; cell < cells.length; cell++) {
      const { calls } = cells[cell] as ConsistencyEntrant;
      if (callsAt(calls, item) < repeats) return false;
      const from = calls.start[item] as number;
      for (let repeat = 0; repeat < repeats; repeat++) {
        values[cell * repeats + repeat] = numberOf(item, calls.label[from + repeat] as number) ?? 0;
      }
    }
    if (values.some((value) => value !== values[0])) mixed++;
    addCrossedSums(into, at, design, values, 0);
    return true;
  });
  return { ...vectors, mixed };
}

/** 1 for the positive label, or the place on an ordered scale; undefined where labels are but names. */
function verdictValue({ criterion, space }: CandidateContext): ((label: number) => number) | undefined {
  const { isPositive } = space;
  if (isPositive !== undefined) return (label) => (isPositive(label) ? 1 : 0);
  return isOrdered(criterion) ? (label) => label : undefined;
}

function responseOf(
  { level }: CandidateContext,
  response: ResponseComponents['response'],
  design: CrossedDesign,
  vectors: Mixed,
): ResponseComponents {
  const components = componentsOfSums(vectors.total, design);
  const intervals = componentIntervals({
    clusters: vectors.count,
    counts: vectors.sums,
    times: vectors.times,
    design,
    level,
  });
  const measures = SOURCES.map((source): Measure => {
    const { [source]: component } = components;
    const fewest = source === 'itemJudgeTemplate' ? FEWEST_MIXED_FOR_HIGHEST : FEWEST_MIXED;
    const interval =
      vectors.mixed >= fewest
        ? intervals[source]
        : { none: `only ${vectors.mixed} items are not all the same, at least ${fewest} are needed` };
    return {
      id: `variance:${SOURCE_NAMES[source]}`,
      estimate: component.value,
      ...(component.value === undefined ? { reason: component.reason } : { interval }),
      n: vectors.items,
      ...(vectors.clusters === undefined ? {} : { clusters: vectors.clusters }),
      leftOut: [],
      cautions:
        component.value !== undefined && component.value < 0 ? ['came out negative: as good as 0'] : [],
      shown: true,
    };
  });
  return { response, measures };
}
