import { hashValue } from '../domain/hash.ts';
import type { Content } from '../domain/transcript.ts';

/**
 * What is permuted for one call. `ab` and `ba` say which response of a pair stands first; `labels_reversed`
 * lists every criterion's labels from the last to the first; empty where nothing is permuted.
 */
export const PRESENTATIONS = ['', 'labels_reversed', 'ab', 'ba'] as const;
export type Presentation = (typeof PRESENTATIONS)[number];

/**
 * How one repeat presents an item: a pair in both orders, each a call of its own; under a template that
 * shuffles labels one of the two orders, drawn by seed and item, so that every template and repeat shows an
 * item the same way; otherwise once, as it is. Draws come from hashes, so no item's draw depends on another.
 *
 * @param template absent for judges that need none.
 * @example presentationsOf(pairItem, template, '1') // ['ab', 'ba']
 */
export function presentationsOf(
  item: { readonly key: string; readonly content: { readonly kind: Content['kind'] } },
  template: { readonly labelOrder: 'fixed' | 'shuffled' } | undefined,
  seed: string,
): readonly Presentation[] {
  if (item.content.kind === 'pair') return ['ab', 'ba'];
  if (template?.labelOrder !== 'shuffled') return [''];
  const drawn = Number.parseInt(hashValue(['label order', seed, item.key]).slice(0, 8), 16);
  return [drawn % 2 === 0 ? '' : 'labels_reversed'];
}

/** Whether a text is one of the presentations. */
export function isPresentation(text: string): text is Presentation {
  return PRESENTATIONS.some((known) => known === text);
}
