import { ANNOTATION_ROLES, PROVENANCES, type Provenance } from './annotation.ts';
import { compareCodePoints } from './canonical-json.ts';
import type { AnnotationColumns } from './columns.ts';
import type { AnnotatorLabels } from './gold.ts';
import type { Sampling } from './sampling.ts';

/** Who said what, of everything that may enter gold. */
export interface Votes {
  readonly items: number;
  /** Primary annotators with what they said in that role, ordered by name. */
  readonly primary: readonly AnnotatorLabels[];
  /** Every annotator in any role that counts, ordered by name. */
  readonly all: readonly AnnotatorLabels[];
  /** Adjudicated or final label per item, -1 where none; a final label comes before an adjudicated one. */
  readonly settled: Int16Array;
  readonly provenances: readonly Provenance[];
}

/** Sorts annotations by annotator. Only what may enter an estimate is a vote. */
export function collectVotes(
  items: number,
  annotations: AnnotationColumns,
  { admitted }: Pick<Sampling, 'admitted'>,
): Votes {
  const annotators = annotations.annotators.map((name) => ({
    name,
    labels: new Int16Array(items).fill(-1),
    abstained: new Uint8Array(items),
    primary: new Int16Array(items).fill(-1),
    primaryAbstained: new Uint8Array(items),
    isPrimary: false,
  }));
  const settled = new Int16Array(items).fill(-1);
  const settledRank = new Uint8Array(items);
  const provenances = new Set<number>();
  for (let row = 0; row < annotations.rows; row++) {
    const role = ANNOTATION_ROLES[annotations.role[row] ?? 0];
    const annotator = annotators[annotations.annotator[row] ?? 0];
    if (admitted[row] === 0 || !annotator) continue;
    const item = annotations.item[row] ?? 0;
    const label = annotations.label[row] ?? -1;
    provenances.add(annotations.provenance[row] ?? 0);
    annotator.labels[item] = label;
    annotator.abstained[item] = label < 0 ? 1 : 0;
    if (role === 'primary') {
      annotator.isPrimary = true;
      annotator.primary[item] = label;
      annotator.primaryAbstained[item] = label < 0 ? 1 : 0;
    }
    const rank = role === 'final' ? 2 : role === 'adjudication' ? 1 : 0;
    if (label >= 0 && rank > (settledRank[item] ?? 0)) {
      settledRank[item] = rank;
      settled[item] = label;
    }
  }
  const all = annotators.sort((left, right) => compareCodePoints(left.name, right.name));
  return {
    items,
    // An annotator who also adjudicates does so knowing the others' labels: that is no vote of its own.
    primary: all
      .filter((annotator) => annotator.isPrimary)
      .map(({ name, primary, primaryAbstained }) => ({ name, labels: primary, abstained: primaryAbstained })),
    all: all.map(({ name, labels, abstained }) => ({ name, labels, abstained })),
    settled,
    provenances: PROVENANCES.filter((_, code) => provenances.has(code)),
  };
}
