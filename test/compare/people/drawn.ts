import { compare } from '../../../src/compare/compare.ts';
import type { Comparison } from '../../../src/compare/comparison.ts';
import type { BesidePeople } from '../../../src/compare/people/people.ts';
import { stream } from '../../../src/stats/index.ts';
import { type AnnotationSpec, criterion, study } from '../study.ts';

interface Options {
  readonly annotators: readonly string[];
  readonly items?: number;
  readonly perPrompt?: number;
  /** Probability that the judge says what is so; annotators: .85. */
  readonly judge?: number;
  readonly more?: Partial<AnnotationSpec>;
  readonly extra?: (key: string, at: number) => readonly AnnotationSpec[];
}

/** Annotators who each see what is so in 85 of 100 cases, and a judge. */
export function drawn({
  annotators,
  items = 240,
  perPrompt,
  judge = 0.85,
  more = {},
  extra = () => [],
}: Options) {
  const random = stream('people', String(judge), String(items));
  const see = (truth: number, right: number) => (random.nextUniform() < right ? truth : 1 - truth);
  const rows = Array.from({ length: items }, (_, at) => {
    const truth = random.nextUniform() < 0.4 ? 0 : 1;
    return {
      key: `i${String(at).padStart(4, '0')}`,
      labels: annotators.map(() => see(truth, 0.85)),
      said: see(truth, judge),
    };
  });
  const names = ['yes', 'no'];
  const spec = {
    criterion: criterion('binary', names, { positive: 0 }),
    items: rows.map(({ key }, at) => ({ key, facets: { task: `t${Math.floor(at / (perPrompt ?? 1))}` } })),
    annotations: rows.flatMap(({ key, labels }, at) => [
      ...labels.map((label, index) => ({
        item: key,
        annotator: annotators[index] ?? '',
        label: names[label] ?? '',
        ...more,
      })),
      ...extra(key, at),
    ]),
    readings: rows.map(({ key, said }) => ({ item: key, judge: 'j', said: names[said] ?? '' })),
    ...(perPrompt === undefined ? {} : { cluster: 'task' }),
  };
  return { rows, comparison: compare(study(spec)), spec };
}

export function first(comparison: Comparison): BesidePeople {
  const entry = comparison.people?.candidates[0];
  if (entry === undefined) throw new Error(comparison.people?.none ?? 'nobody');
  return entry;
}

export const find = ({ measures }: BesidePeople, id: string) => measures.find((measure) => measure.id === id);
