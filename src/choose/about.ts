import type { Family } from './contest.ts';
import type { Along } from './contest-along.ts';
import type { Field } from './field.ts';

/** What every part of a contest is made from. */
export interface About {
  readonly field: Field;
  readonly contest: Along;
  readonly family: Family;
  readonly level: number;
  readonly margin: number;
  readonly isClustered: boolean;
}
