import { stableJson } from '../text/json.ts';
import { count } from '../text/number.ts';
import { requireAnnotator, requireFacets } from './comparing/requirements.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-code.ts';
import type { StudyOptions } from './options.ts';
import type { JudgingCheck } from './replaying/check-judging.ts';
import { openStudy, openWorkplace } from './workplace.ts';

/** Reads the study, its labels and its store, and says what is there. Problems are thrown, all at once. */
export async function check(options: StudyOptions, context: Context): Promise<number> {
  const study = await openStudy(options, context);
  await using place = await openWorkplace(study);
  const items = await place.store.loadItems();
  const { annotations, decisions } = place.gold;
  if (items.count > 0)
    requireFacets(
      study.facets.map((facet) => facet.name),
      items,
      study,
    );
  requireAnnotator(annotations, study);
  const found = {
    study: study.name,
    criteria: study.criteria.map((criterion) => criterion.id),
    items: items.count,
    facets: [...items.facets].map(([name, column]) => ({ name, values: column.values.length })),
    cluster: [study.cluster ?? 'none', ...(study.crossed ?? [])].join(', '),
    annotations: annotations.length,
    annotators: [...new Set(annotations.map((annotation) => annotation.annotator))].sort(),
    decisions: decisions.length,
  };
  const [{ checkJudging }, { checkLines }, { problemText }] = await Promise.all([
    import('./replaying/check-judging.ts'),
    import('./replaying/check-text.ts'),
    import('./problem-text.ts'),
  ]);
  const judging = await checkJudging(place, context);
  if (options.json) {
    context.out(stableJson({ schema: 'assay/check', schemaVersion: 1, ...found, judging }));
  } else context.out(`${[...summary(found), ...checkLines(judging)].join('\n')}\n`);
  for (const warning of judging.warnings) context.err(`${problemText(warning, context, 'warning')}\n\n`);
  context.err(`next: ${nextCommand(found.items, judging)}\n`);
  return EXIT.ok;
}

function summary(found: {
  readonly study: string;
  readonly criteria: readonly string[];
  readonly items: number;
  readonly facets: readonly { readonly name: string; readonly values: number }[];
  readonly cluster: string;
  readonly annotations: number;
  readonly annotators: readonly string[];
  readonly decisions: number;
}): readonly string[] {
  const facets = found.facets.map(({ name, values }) => `${name} (${values})`).join(', ');
  return [
    `study        ${found.study}: no problem found`,
    `criteria     ${found.criteria.join(', ')}`,
    `items        ${count(found.items)}${facets === '' ? '' : `; facets with the number of their values: ${facets}`}`,
    `cluster      ${found.cluster}`,
    `annotations  ${count(found.annotations)} by ${found.annotators.join(', ') || 'nobody yet'}`,
    `decisions    ${count(found.decisions)}`,
  ];
}

function nextCommand(items: number, { candidates }: JudgingCheck): string {
  if (items === 0) return 'assay import';
  return candidates > 0 ? 'assay replay' : 'assay compare';
}
