import { stream } from '../../src/stats/index.ts';
import { type AnnotationSpec, criterion, type ReadingSpec, type StudySpec, study } from '../compare/study.ts';

const YES_NO = criterion('binary', ['no', 'yes'], { positive: 1 });

interface Made {
  readonly items?: number;
  readonly goldFrom?: (index: number) => boolean;
  readonly more?: Partial<StudySpec>;
  /** Share of positives, TPR and FPR per agent. */
  readonly agents?: Readonly<
    Record<string, { readonly rate: number; readonly tpr: number; readonly fpr: number }>
  >;
  readonly judges?: readonly string[];
  readonly isClustered?: boolean;
}

/** Items in tasks of eight, agents in turn, gold on every third. */
export function made({
  items = 480,
  goldFrom = (i) => i % 3 === 0,
  more = {},
  agents,
  judges = ['judge'],
  isClustered = true,
}: Made = {}) {
  const random = stream('claims test');
  const kinds = agents ?? { a: { rate: 0.2, tpr: 0.9, fpr: 0.1 }, b: { rate: 0.4, tpr: 0.9, fpr: 0.1 } };
  const names = Object.keys(kinds);
  const annotations: AnnotationSpec[] = [];
  const readings: ReadingSpec[] = [];
  const specs = Array.from({ length: items }, (_, index) => {
    const key = `i${String(index).padStart(4, '0')}`;
    const agent = names[index % names.length] ?? '';
    const { rate, tpr, fpr } = kinds[agent] ?? { rate: 0, tpr: 0, fpr: 0 };
    const positive = random.nextUniform() < rate;
    if (goldFrom(index)) annotations.push({ item: key, annotator: 'ann', label: positive ? 'yes' : 'no' });
    for (const judge of judges) {
      const said = random.nextUniform() < (positive ? tpr : fpr) ? 'yes' : 'no';
      readings.push({ item: key, judge, said });
    }
    return { key, facets: { agent, task: `t${Math.floor(index / 8)}` } };
  });
  const input = study({
    criterion: YES_NO,
    items: specs,
    readings,
    annotations,
    facets: ['agent'],
    ...(isClustered ? { cluster: 'task' } : {}),
    ...more,
  });
  return { input, readings, annotations, specs };
}
