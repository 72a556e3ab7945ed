import type { Comparison } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';

/** A measure that is no candidate against gold: of repeats, of two candidates, of a panel, of confidences. */
export interface Beside {
  /** Whose: a candidate's id, or two joined; empty for all together. */
  readonly candidate: string;
  /** The candidates it is about, by id; none for all together. */
  readonly candidates: readonly string[];
  /** What it is about, as the presentation column of a long table says it. */
  readonly about: string;
  readonly measure: Measure;
}

const TOGETHER = { candidate: '', candidates: [] };

/** All such measures, in the order of reading. */
export function besideMeasures({ consistency, confidence = [] }: Comparison): readonly Beside[] {
  const components = consistency?.components;
  return [
    ...(consistency?.repeats ?? []).flatMap(({ candidate, measures }) =>
      measures.map((measure) => ({ candidate, candidates: [candidate], about: 'repeats', measure })),
    ),
    ...(consistency?.pairs ?? []).map(({ first, second, kappa }) => ({
      candidate: `${first} and ${second}`,
      candidates: [first, second],
      about: 'two candidates',
      measure: kappa,
    })),
    ...(consistency?.panel?.measures ?? []).map((measure) => ({ ...TOGETHER, about: 'panel', measure })),
    ...(components === undefined || 'none' in components
      ? []
      : components.responses.flatMap(({ response, measures }) =>
          measures.map((measure) => ({ ...TOGETHER, about: `variance of ${response}s`, measure })),
        )),
    ...confidence.flatMap(({ candidate, of, measures }) =>
      measures.map((measure) => ({
        candidate,
        candidates: [candidate],
        about: `confidence: ${of}`,
        measure,
      })),
    ),
  ];
}
