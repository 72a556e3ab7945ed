import { InputError } from '../../domain/problem.ts';
import type { StudyOptions } from '../options.ts';

/** Numbers as they were typed; checked by `numberOf`. */
export interface PlanOptions extends StudyOptions {
  readonly criterion?: string;
  readonly prevalence?: string;
  readonly tpr?: string;
  readonly fpr?: string;
  readonly kappa?: string;
  readonly measure?: string;
  readonly atLeast?: string;
  readonly atMost?: string;
  readonly categories?: string;
  readonly power?: string;
  readonly level?: string;
  readonly width?: string;
  readonly difference?: string;
  readonly correlation?: string;
  readonly icc?: string;
  readonly clusterSize?: string;
  readonly screenTpr?: string;
  readonly screenFpr?: string;
  readonly annotatorKappa?: string;
  readonly reliability?: string;
  readonly selfAgreement?: string;
  readonly labelCost?: string;
  readonly verdictCost?: string;
}

/** What a number may be. `share` and `level` exclude both ends, `rate` includes them. */
type Kind = 'share' | 'rate' | 'kappa' | 'size' | 'amount';

const IS: Readonly<Record<Kind, (value: number) => boolean>> = {
  share: (value) => value > 0 && value < 1,
  rate: (value) => value >= 0 && value <= 1,
  kappa: (value) => value > -1 && value < 1,
  size: (value) => value >= 1,
  amount: (value) => value >= 0,
};

const SAYS: Readonly<Record<Kind, string>> = {
  share: 'give a share between 0 and 1, for example 0.05 for 5 %',
  rate: 'give a share from 0 to 1, for example 0.05 for 5 %',
  kappa: 'give a kappa between -1 and 1',
  size: 'give a number of 1 or more',
  amount: 'give a number of 0 or more',
};

/**
 * An option as a number.
 *
 * @throws InputError where it is none, or out of its range.
 */
export function numberOf(name: string, text: string | undefined, kind: Kind): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value) && IS[kind](value)) return value;
  throw new InputError({ message: `--${name} ${text} cannot be planned with`, remedy: SAYS[kind] });
}
