import type { Measure } from '../../domain/measure.ts';
import type { Slice } from '../comparison.ts';

const KAPPAS = ['kappa', 'kappa_quadratic', 'icc_agreement'];

/** The chance-corrected figure that stands right behind agreement. */
export function mainKappa({ measures }: Slice): Measure | undefined {
  return measures.find(({ id }) => KAPPAS.includes(id));
}

/** A measure's estimate, where the slice has it and it exists. */
export function estimateOf({ measures }: Slice, id: string): number | undefined {
  return measures.find((measure) => measure.id === id)?.estimate;
}
