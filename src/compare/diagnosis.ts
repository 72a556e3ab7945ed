import type { Figures } from './comparison.ts';
import type { LabelSpace } from './label-space.ts';

/** Plain sentences that a reader must not miss. */
export function diagnose(_figures: Figures, _space: LabelSpace): readonly string[] {
  return [];
}
