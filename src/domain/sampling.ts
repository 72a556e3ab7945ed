import { ANNOTATION_ROLES, CHOSEN_HOW, SAW } from './annotation.ts';
import type { AnnotationColumns } from './columns.ts';

/** How the labelled items came to be labelled, and what follows for figures. */
export interface Sampling {
  /** Over rows: 1 where the annotation may enter an estimate. */
  readonly admitted: Uint8Array;
  /** Over items: 1 where it has annotations and none of them may. */
  readonly refused: Uint8Array;
  /** Over items: 1 / the probability of having been labelled, 0 where it is not; absent where all weigh the same. */
  readonly weights?: Float64Array;
  /** Items drawn at random or within a stratum with a probability that nobody recorded: they stand for themselves only. */
  readonly unrecorded: number;
}

/**
 * A label picked because judges disagreed, or because something suggested the item, tells more about the picking than
 * about the judge (half of 200 labels picked where judges disagree: TPR .69 where it is .85). Without a recorded
 * probability it enters no estimate; with one, it weighs 1 / probability. What adjudicators settle on an item that was
 * labelled anyway counts, however it came to them.
 */
export function samplingOf(items: number, annotations: AnnotationColumns): Sampling {
  const { rows } = annotations;
  const admitted = new Uint8Array(rows);
  const probability = new Float64Array(items);
  const isRecorded = new Uint8Array(items);
  const refused = new Uint8Array(items);
  forEachVote(annotations, (row, item) => {
    const own = annotations.probability[row] ?? 0;
    if (own === 0 && isPicked(annotations, row)) return;
    admitted[row] = 1;
    const how = CHOSEN_HOW[annotations.chosen[row] ?? 0];
    probability[item] = Math.max(probability[item] as number, own === 0 ? 1 : own);
    if (own > 0 || how === 'all') isRecorded[item] = 1;
  });
  forEachVote(annotations, (row, item) => {
    if (probability[item] === 0) refused[item] = 1;
    else if (ANNOTATION_ROLES[annotations.role[row] ?? 0] !== 'primary') admitted[row] = 1;
  });
  const drawn = probability.filter((own) => own > 0);
  return {
    admitted,
    refused,
    unrecorded: drawn.length - isRecorded.reduce((sum, own) => sum + own, 0),
    ...(drawn.every((own) => own === drawn[0])
      ? {}
      : { weights: probability.map((own) => (own === 0 ? 0 : 1 / own)) }),
  };
}

function isPicked({ chosen }: AnnotationColumns, row: number): boolean {
  const how = CHOSEN_HOW[chosen[row] ?? 0];
  return how === 'disagreement' || how === 'suggested';
}

/** Relabels, reviews and what was given after seeing verdicts are no votes. */
function forEachVote(annotations: AnnotationColumns, visit: (row: number, item: number) => void): void {
  for (let row = 0; row < annotations.rows; row++) {
    const role = ANNOTATION_ROLES[annotations.role[row] ?? 0];
    if (role === 'review' || role === 'relabel' || SAW[annotations.saw[row] ?? 0] !== 'nothing') continue;
    visit(row, annotations.item[row] ?? 0);
  }
}
