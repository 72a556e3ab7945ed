import { closest } from '../../domain/closest.ts';
import type { Criterion } from '../../domain/criterion.ts';
import { InputError, type Problem } from '../../domain/problem.ts';
import { OUTPUT_FORMS } from '../output/forms.ts';
import { askedCriteria, criteriaOf } from '../request/asked.ts';
import { renderRequest } from '../request/render-request.ts';
import type { Template } from './template.ts';

/** What of a study a template is held against. */
export interface TemplateContext {
  readonly criteria: readonly Criterion[];
  /** Names of the items' facets. */
  readonly facets: readonly string[];
  /** Keys of the study's items. */
  readonly hasItem: (key: string) => boolean;
}

/**
 * What keeps a template from working in a study: criteria, facets or example items that are not there, an
 * output form that cannot carry the verdicts, a body that fails for these criteria. Empty where it will work.
 */
export function checkTemplate(template: Template, context: TemplateContext): readonly Problem[] {
  const criteria = criteriaOf(template, context.criteria);
  const problems = [
    ...unknownCriteria(template, context.criteria),
    ...noCriteria(template, criteria),
    ...formProblems(template, criteria),
    ...orderProblems(template, criteria),
    ...unknownFacets(template, context.facets),
    ...template.examples.flatMap((key, index) =>
      context.hasItem(key)
        ? []
        : [at(template, ['examples', index], `no item has the key "${key}"`, 'name an item of the study')],
    ),
  ];
  return problems.length > 0 ? problems : bodyProblems(template, criteria);
}

function unknownCriteria(template: Template, criteria: readonly Criterion[]): readonly Problem[] {
  if (template.criteria === 'any') return [];
  const asked = criteria.filter((criterion) => criterion.derived === undefined).map(({ id }) => id);
  return template.criteria.flatMap((id, index) => {
    if (asked.includes(id)) return [];
    const isDerived = criteria.some((criterion) => criterion.id === id);
    const message = isDerived
      ? `the criterion ${id} is derived: it is never asked`
      : `no criterion ${id} in the study`;
    const meant = closest(id, asked);
    const remedy =
      meant === undefined ? `criteria that can be asked: ${asked.join(', ')}` : `did you mean \`${meant}\`?`;
    return [at(template, ['criteria', index], message, remedy)];
  });
}

function noCriteria(template: Template, criteria: readonly Criterion[]): readonly Problem[] {
  if (criteria.length > 0 || template.criteria !== 'any') return [];
  return [at(template, ['criteria'], 'the study has no criterion to ask', 'add one to the study file')];
}

function formProblems(template: Template, criteria: readonly Criterion[]): readonly Problem[] {
  const form = OUTPUT_FORMS[template.output];
  const ids = criteria.map((criterion) => criterion.id);
  const several =
    criteria.length > 1 && !form.several
      ? [
          at(
            template,
            ['output'],
            `\`${template.output}\` carries one verdict, but ${criteria.length} criteria are asked (${ids.join(', ')})`,
            'name one criterion in `criteria`, or write output: json or criterion_tags',
          ),
        ]
      : [];
  const alike =
    template.output === 'criterion_tags' && new Set(ids.map((id) => id.toLowerCase())).size < ids.length
      ? [
          at(
            template,
            ['output'],
            'two criteria differ in case only: their tags look alike',
            'write output: json',
          ),
        ]
      : [];
  const words = askedCriteria(template, criteria, '').flatMap((criterion) =>
    [
      ...criterion.labels.map((label) => label.id),
      ...(criterion.abstention === null ? [] : [criterion.abstention]),
    ].flatMap((word) => {
      const why = form.unfit(word);
      return why === undefined ? [] : [{ word, why, criterion: criterion.id }];
    }),
  );
  return [
    ...several,
    ...alike,
    ...words.map(({ word, why, criterion }) =>
      at(
        template,
        ['output'],
        `\`${template.output}\` cannot carry the label "${word}" of ${criterion}: it ${why}`,
        'write output: json, or give the label another id',
      ),
    ),
    ...answerProblems(template, criteria),
  ];
}

function answerProblems(template: Template, criteria: readonly Criterion[]): readonly Problem[] {
  if (template.answers === undefined) return [];
  return criteria
    .filter((criterion) => criterion.scale !== 'binary')
    .map((criterion) =>
      at(
        template,
        ['answers'],
        `\`answers\` stands for the two labels of a binary criterion, and ${criterion.id} is ${criterion.scale}`,
        'name a binary criterion in `criteria`, or remove `answers`',
      ),
    );
}

function orderProblems(template: Template, criteria: readonly Criterion[]): readonly Problem[] {
  const pairwise = criteria.find((criterion) => criterion.scale === 'pairwise');
  if (pairwise === undefined || template.labelOrder === 'fixed') return [];
  return [
    at(
      template,
      ['label_order'],
      `${pairwise.id} is pairwise: what is permuted is the order of the responses`,
      'write label_order: fixed',
    ),
  ];
}

function unknownFacets(template: Template, facets: readonly string[]): readonly Problem[] {
  return template.uses.flatMap((name, index) => {
    if (facets.includes(name)) return [];
    const meant = closest(name, facets);
    const remedy = meant === undefined ? `facets: ${facets.join(', ')}` : `did you mean \`${meant}\`?`;
    return [at(template, ['uses', index], `no item has the facet \`${name}\``, remedy)];
  });
}

/** Renders once with the study's own criteria: branches that depend on them are seen here first. */
function bodyProblems(template: Template, criteria: readonly Criterion[]): readonly Problem[] {
  const shown = { text: '', hash: '0'.repeat(64) };
  const examples = template.examples.map((key) => ({
    key,
    shown,
    labels: Object.fromEntries(criteria.map(({ id, labels }) => [id, labels[0]?.id ?? ''])),
  }));
  try {
    renderRequest({ template, shown, criteria, facets: {}, presentation: '', examples });
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

function at(template: Template, path: readonly PropertyKey[], message: string, remedy: string): Problem {
  const { position, sourceLine } = template.head.at(path);
  return { message, remedy, at: position, sourceLine };
}
