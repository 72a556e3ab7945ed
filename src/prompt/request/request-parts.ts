import type { Criterion } from '../../domain/criterion.ts';
import { InputError } from '../../domain/problem.ts';
import type { AskedCriterion } from '../output/form.ts';
import type { Presentation } from '../presentation.ts';
import type { Template } from '../template/template.ts';
import type { ShownItem } from '../views/show-item.ts';
import { askedCriteria, askedWord } from './asked.ts';

/** One call to a judge, before it is a request. */
export interface Asking {
  readonly template: Template;
  /** The item in this candidate's view and this presentation. */
  readonly shown: Pick<ShownItem, 'text' | 'hash'>;
  /** What the reply answers: `criteriaOf(template, study.criteria)`. */
  readonly criteria: readonly Criterion[];
  /** The item's facets; only those that the template uses are looked at. */
  readonly facets: Readonly<Record<string, string>>;
  readonly presentation: Presentation;
  /** The items of the template's `examples:`, in that order, in this candidate's view. */
  readonly examples?: readonly Example[];
}

export interface Example {
  readonly key: string;
  readonly shown: Pick<ShownItem, 'text' | 'hash'>;
  /** Criterion id -> gold label id. */
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * Everything that a request is made from, and nothing else: the request is a function of it, and the reply key
 * is its hash.
 */
export interface RequestParts {
  readonly template: Template;
  readonly shown: Pick<ShownItem, 'text' | 'hash'>;
  readonly criteria: readonly AskedCriterion[];
  readonly facets: Readonly<Record<string, string | null>>;
  readonly examples: readonly AskedExample[];
}

export interface AskedExample {
  readonly shown: Pick<ShownItem, 'text' | 'hash'>;
  readonly labels: readonly { readonly criterion: string; readonly label: string }[];
}

/**
 * Reduces an asking to what enters its request.
 * @throws InputError where the examples given are not those of the template, or one has no gold label.
 */
export function requestParts(asking: Asking): RequestParts {
  const { template, shown, criteria, facets, presentation, examples = [] } = asking;
  const given = examples.map((example) => example.key);
  const missing = template.examples.find((key, index) => given[index] !== key);
  if (missing !== undefined || given.length !== template.examples.length) {
    throw exampleError(template, missing ?? given.at(-1) ?? '', 'is no item of the study');
  }
  return {
    template,
    shown,
    criteria: askedCriteria(template, criteria, presentation),
    facets: Object.fromEntries(
      template.uses.map((name) => [name, Object.hasOwn(facets, name) ? oneLine(facets[name] ?? '') : null]),
    ),
    examples: examples.map((example) => ({
      shown: example.shown,
      labels: criteria.map((criterion) => {
        const id = Object.hasOwn(example.labels, criterion.id) ? example.labels[criterion.id] : undefined;
        const index = criterion.labels.findIndex((label) => label.id === id);
        const label = index < 0 ? undefined : askedWord(template.answers, criterion, index);
        if (label === undefined) {
          throw exampleError(template, example.key, `has no gold label under ${criterion.id}`);
        }
        return { criterion: criterion.id, label };
      }),
    })),
  };
}

/** A facet is a name. One that spans lines could pose as a part of the prompt. */
function oneLine(value: string): string {
  return value.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function exampleError(template: Template, key: string, what: string): InputError {
  const { position, sourceLine } = template.head.at(['examples']);
  return new InputError({
    message: `the example "${key}" of template ${template.id} ${what}`,
    remedy: 'name an item that has one, or take it out of `examples`',
    at: position,
    sourceLine,
  });
}
