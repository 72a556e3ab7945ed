import { type Criterion, isOrdered } from '../domain/criterion.ts';
import { OWN_LABEL } from './no-verdict.ts';

/** The labels of a table's two sides, and which of them mean what. */
export interface LabelSpace {
  readonly criterion: Criterion;
  /** Labels that gold can have. */
  readonly gold: number;
  /** Labels on either side of the table: one more where a missing verdict is a label of its own. */
  readonly size: number;
  /** Code of that label. */
  readonly ownLabel: number | undefined;
  /** Ids, in the order of the codes. */
  readonly names: readonly string[];
  /** A label as positive as the study says: the criterion's own; of one with a single cut, those above it. */
  readonly isPositive: ((label: number) => boolean) | undefined;
  /** The positive class in words: `yes`, or a cut's id. */
  readonly positiveName: string | undefined;
}

export function labelSpace(criterion: Criterion, withOwnLabel: boolean): LabelSpace {
  const gold = criterion.labels.length;
  const names = criterion.labels.map((label) => label.id);
  return {
    criterion,
    gold,
    size: withOwnLabel ? gold + 1 : gold,
    ownLabel: withOwnLabel ? gold : undefined,
    names: withOwnLabel ? [...names, OWN_LABEL] : names,
    ...positiveClass(criterion),
  };
}

function positiveClass(criterion: Criterion): Pick<LabelSpace, 'isPositive' | 'positiveName'> {
  const { positive, cuts, labels } = criterion;
  if (isOrdered(criterion)) {
    const [cut] = cuts;
    if (cut === undefined || cuts.length > 1) return { isPositive: undefined, positiveName: undefined };
    return {
      isPositive: (label) => label >= cut.from && label < labels.length,
      positiveName: cut.id,
    };
  }
  if (positive === undefined) return { isPositive: undefined, positiveName: undefined };
  return { isPositive: (label) => label === positive, positiveName: labels[positive]?.id };
}
