import type { Criterion, Label } from '../../domain/criterion.ts';
import type { AskedCriterion, AskedLabel } from '../output/form.ts';
import type { Presentation } from '../presentation.ts';
import type { AnswerWords, Template } from '../template/template.ts';

const KNOWN = new WeakMap<Template, WeakMap<readonly Criterion[], Map<string, readonly AskedCriterion[]>>>();

/**
 * What of the criteria enters a template's requests. Questions, scales, definitions and which label counts are
 * left out where the template does not name them, so that changing them asks nothing anew. The same list for the
 * same arguments.
 */
export function askedCriteria(
  template: Template,
  criteria: readonly Criterion[],
  presentation: Presentation,
): readonly AskedCriterion[] {
  const ofTemplate = KNOWN.get(template) ?? new WeakMap();
  KNOWN.set(template, ofTemplate);
  const byPresentation = ofTemplate.get(criteria) ?? new Map();
  ofTemplate.set(criteria, byPresentation);
  const known = byPresentation.get(presentation) ?? makeAsked(template, criteria, presentation);
  byPresentation.set(presentation, known);
  return known;
}

function makeAsked(
  template: Template,
  criteria: readonly Criterion[],
  presentation: Presentation,
): readonly AskedCriterion[] {
  return criteria.map((criterion) => {
    const labels = askedLabels(template, criterion);
    return {
      id: criterion.id,
      scale: mentions(template, 'scale') ? criterion.scale : null,
      question: mentions(template, 'question') ? criterion.question : null,
      labels: presentation === 'labels_reversed' ? labels.toReversed() : labels,
      abstention: template.answers === undefined ? (criterion.abstentions[0] ?? null) : null,
    };
  });
}

/** The criteria whose labels one reply of the template names: those of its head, or all that are asked. */
export function criteriaOf(template: Template, criteria: readonly Criterion[]): readonly Criterion[] {
  const wanted = template.criteria;
  if (wanted === 'any') return criteria.filter((criterion) => criterion.derived === undefined);
  return wanted.flatMap((id) =>
    criteria.filter((criterion) => criterion.id === id && criterion.derived === undefined),
  );
}

/** The word by which a template asks for a label. */
export function askedWord(
  answers: AnswerWords | undefined,
  criterion: Criterion,
  label: number,
): string | undefined {
  if (answers === undefined) return criterion.labels[label]?.id;
  return label === criterion.positive ? answers.positive : answers.negative;
}

function askedLabels(template: Template, criterion: Criterion): readonly AskedLabel[] {
  const definitions = template.answers === undefined && mentions(template, 'definition');
  return criterion.labels.map((label: Label, index) => ({
    id: askedWord(template.answers, criterion, index) ?? label.id,
    definition: definitions ? (label.definition ?? null) : null,
    positive: mentions(template, 'positive') && index === criterion.positive,
  }));
}

function mentions(template: Template, word: string): boolean {
  return template.instructions.mentions(word) || (template.system?.mentions(word) ?? false);
}
