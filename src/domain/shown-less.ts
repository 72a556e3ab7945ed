import { VIEWS, type View } from './candidate.ts';

/** The views that show everything a view shows, itself left out; `full` shows everything that any view does. */
const SHOWN_ALSO_BY: Readonly<Record<View, readonly View[]>> = {
  full: [],
  no_reasoning: [],
  actions_only: ['no_reasoning', 'no_system_prompt'],
  final_message: ['no_system_prompt'],
  no_system_prompt: [],
  identity_blinded: [],
};

/**
 * Whether a candidate is shown less than the annotators saw whose labels it is compared with: wherever such a
 * candidate appears it is marked, because it may be wrong for want of what it was not shown. A view without a
 * known name counts as `full`.
 *
 * @param annotators the views of the annotations (`Annotation.view`).
 * @example isShownLess('no_reasoning', ['full']) // true
 * @example isShownLess('full', ['final_message']) // false
 */
export function isShownLess(candidate: View, annotators: Iterable<string>): boolean {
  if (candidate === 'full') return false;
  for (const name of annotators) {
    const seen = VIEWS.find((view) => view === name) ?? 'full';
    if (seen !== candidate && !SHOWN_ALSO_BY[seen].includes(candidate)) return true;
  }
  return false;
}
