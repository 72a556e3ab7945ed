import type { Content } from '../domain/transcript.ts';

/**
 * What is permuted for one call. `ab` and `ba` say which response of a pair stands first; `labels_reversed`
 * lists every criterion's labels from the last to the first; empty where nothing is permuted.
 */
export const PRESENTATIONS = ['', 'labels_reversed', 'ab', 'ba'] as const;
export type Presentation = (typeof PRESENTATIONS)[number];

/**
 * How one repeat presents an item: a pair in both orders, each a call of its own; under a template that
 * shuffles labels in the order that the plan deals to this item and repeat, the same under every template;
 * otherwise once, as it is.
 *
 * @param template absent for judges that need none.
 * @example presentationsOf('pair', template, false) // ['ab', 'ba']
 */
export function presentationsOf(
  kind: Content['kind'],
  template: { readonly labelOrder: 'fixed' | 'shuffled' } | undefined,
  isReversed: boolean,
): readonly Presentation[] {
  if (kind === 'pair') return ['ab', 'ba'];
  return [template?.labelOrder === 'shuffled' && isReversed ? 'labels_reversed' : ''];
}

/** Whether a text is one of the presentations. */
export function isPresentation(text: string): text is Presentation {
  return PRESENTATIONS.some((known) => known === text);
}
