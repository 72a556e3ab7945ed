import type { Measure } from '../../domain/measure.ts';

/**
 * p-values of one family beside the same adjusted for one another; those that do not exist are no part of it. The id of
 * an adjusted one ends in `_adjusted`.
 */
export function withAdjusted(
  measures: readonly Measure[],
  adjust: (pValues: readonly number[]) => readonly number[],
): readonly (readonly [plain: Measure, adjusted: Measure])[] {
  const known = measures.flatMap(({ estimate }) => (estimate === undefined ? [] : [estimate]));
  const adjusted = adjust(known);
  let next = 0;
  return measures.map((plain) => {
    const id = `${plain.id}_adjusted`;
    return plain.estimate === undefined
      ? [plain, { ...plain, id }]
      : [plain, { ...plain, id, estimate: adjusted[next++] }];
  });
}
