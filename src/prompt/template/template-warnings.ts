import type { Problem } from '../../domain/problem.ts';
import type { Template } from './template.ts';

/** What a facet tells a judge that it should not know. */
export type FacetRole = 'agent' | 'gold' | 'condition';

export interface WarningContext {
  /** Facet name -> what it tells, where the study knows; overrides what the name suggests. */
  readonly roles: Readonly<Record<string, FacetRole | 'harmless'>>;
}

/**
 * What works and is probably a mistake: a template that tells the judge who acted, under which condition, or
 * what the gold says; one that names a facet or asks for examples without using them; one that never says how
 * to answer.
 */
export function templateWarnings(
  template: Template,
  context: WarningContext = { roles: {} },
): readonly Problem[] {
  return [
    ...template.uses.flatMap((name, index) => {
      const role = roleOf(name, context);
      if (role === 'harmless') return [];
      return [at(template, ['uses', index], ...TELLS[role](name))];
    }),
    ...template.uses.flatMap((name, index) =>
      mentions(template, name)
        ? []
        : [
            at(
              template,
              ['uses', index],
              `\`uses\` names ${name}, and the body does not`,
              'remove it from `uses`',
            ),
          ],
    ),
    ...(template.examples.length > 0 && !mentions(template, 'examples')
      ? [at(template, ['examples'], 'the body never shows its examples', 'loop over `examples`')]
      : []),
    ...(mentions(template, 'output_instructions')
      ? []
      : [
          at(
            template,
            ['output'],
            'the body never says how to answer',
            'write {{ output_instructions }} where the judge should read it',
          ),
        ]),
  ];
}

type Words = readonly [message: string, remedy: string];

const TELLS: Readonly<Record<FacetRole, (name: string) => Words>> = {
  agent: (name) => [
    `the facet ${name} tells the judge who acted`,
    'take it out, or compare with a template that does not use it',
  ],
  gold: (name) => [`the facet ${name} tells the judge what the gold says`, 'take it out of `uses`'],
  condition: (name) => [
    `the facet ${name} tells the judge the condition that is being compared`,
    'take it out: verdicts could follow the condition instead of the transcript',
  ],
};

const NAMES: readonly (readonly [FacetRole, RegExp])[] = [
  [
    'gold',
    /^(gold|label|labels|truth|ground_truth|annotation|annotator|verdict|score|target_label)([_.-]|$)/i,
  ],
  ['agent', /^(agent|model|target|subject|system_under_test|policy)([_.-]|$)/i],
  ['condition', /^(condition|treatment|arm|regime|training|training_regime|group|variant)([_.-]|$)/i],
];

function roleOf(name: string, context: WarningContext): FacetRole | 'harmless' {
  const known = Object.hasOwn(context.roles, name) ? context.roles[name] : undefined;
  return known ?? NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'harmless';
}

function mentions(template: Template, name: string): boolean {
  return [template.system, template.instructions].some((section) => section?.source.includes(name));
}

function at(template: Template, path: readonly PropertyKey[], message: string, remedy: string): Problem {
  const { position, sourceLine } = template.head.at(path);
  return { message, remedy, at: position, sourceLine };
}
