import type { Criterion } from '../domain/criterion.ts';

/** The number each label stands for; the position where a label is no number. */
export function ratingValues({ labels }: Criterion): readonly number[] {
  const values = labels.map((label) => Number(label.id));
  return values.every(Number.isFinite) ? values : values.map((_, index) => index + 1);
}
