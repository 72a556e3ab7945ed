import type { Gold } from '../../domain/gold.ts';
import { type DawidSkene, dawidSkene, ratingCounts, ratings } from '../../stats/index.ts';
import type { CandidateContext } from '../context.ts';
import { WITHHELD_BELOW } from '../shown.ts';
import { MOST_ANNOTATORS } from './pairs-of-people.ts';

/**
 * What Dawid and Skene's model makes of the annotators' labels: how often each label occurs, and how often each annotator
 * gives which label where one is right. A second opinion, from a model that supposes that annotators err independently of
 * one another. No judge takes part in it, and no other figure rests on it. Plain data.
 */
export interface AnnotatorModel {
  /** Why there is none: fewer than three annotators, labels of rules among them, ... */
  readonly none?: string;
  /** Items that any annotator labelled. All weigh the same, however they were drawn. */
  readonly items: number;
  /** Estimated share of each label among them, in the criterion's order. */
  readonly shares: readonly { readonly label: string; readonly share: number }[];
  readonly annotators: readonly {
    readonly annotator: string;
    readonly items: number;
    /** The estimated confusion matrix, a row per label that is right, in the criterion's order. */
    readonly confusion: readonly {
      readonly truth: string;
      /** Of this annotator's items, how many are estimated to have this label. */
      readonly items: number;
      /** Share of these that the annotator gave each label; `undefined` where there are none. */
      readonly given: readonly number[] | undefined;
      /** Whether screens and reports show the row: it rests on 5 items or more. */
      readonly shown: boolean;
    }[];
  }[];
}

/** The model cannot be told apart from others by items with two labels. */
const LABELS_NEEDED = 3;

/** Fewer items than this with three labels say nothing about as many unknowns. */
const FEWEST_ITEMS = 8;

/** @param context its selection holds the items that any annotator labelled */
export function annotatorModel({ criterion, overall }: CandidateContext, gold: Gold): AnnotatorModel {
  const { annotators } = gold;
  const codes = Int32Array.from(
    [...overall.items].flatMap((item) => annotators.map((own) => own.labels[item] ?? -1)),
  );
  const reason = whyNone(gold) ?? tooFewLabels(codes, annotators.length);
  if (reason !== undefined) return without(reason);
  const labels = criterion.labels.map(({ id }) => id);
  const found = dawidSkene(ratingCounts(ratings(codes, annotators.length, labels.length)));
  if (found?.converged !== true) return without('the estimates of the model do not settle');
  return {
    items: overall.items.length,
    shares: labels.map((label, code) => ({ label, share: found.shares[code] as number })),
    annotators: annotators.map(({ name }, rater) => ({
      annotator: name,
      items: overall.items.reduce((sum, _, at) => sum + Number(labelOf(at, rater) >= 0), 0),
      confusion: labels.map((truth, code) => ({ truth, ...rowOf(found, rater, code) })),
    })),
  };

  function labelOf(at: number, rater: number): number {
    return codes[at * annotators.length + rater] as number;
  }

  function rowOf(model: DawidSkene, rater: number, truth: number) {
    const items = overall.items.reduce((sum, _, at) => {
      const share = model.posterior[at * labels.length + truth] as number;
      return labelOf(at, rater) < 0 ? sum : sum + share;
    }, 0);
    const rates = labels.flatMap((_, given) => model.errorRate(rater, truth, given).value ?? []);
    return {
      items,
      given: rates.length === labels.length ? rates : undefined,
      shown: items >= WITHHELD_BELOW,
    };
  }
}

function without(none: string): AnnotatorModel {
  return { none, items: 0, shares: [], annotators: [] };
}

function whyNone({ annotators, provenances }: Gold): string | undefined {
  if (annotators.length < LABELS_NEEDED) return `it needs three annotators, there are ${annotators.length}`;
  if (annotators.length > MOST_ANNOTATORS) {
    return `with ${annotators.length} annotators there are too many to list the errors of each, at most ${MOST_ANNOTATORS} are`;
  }
  const isHuman = provenances.every((provenance) => provenance === 'human');
  return isHuman ? undefined : 'it is of people alone, and some labels come from deterministic rules';
}

function tooFewLabels(codes: Int32Array, raters: number): string | undefined {
  let enough = 0;
  for (let from = 0; from < codes.length; from += raters) {
    const given = codes.subarray(from, from + raters).filter((code) => code >= 0).length;
    if (given >= LABELS_NEEDED) enough++;
  }
  if (enough >= FEWEST_ITEMS) return undefined;
  return `it needs at least ${FEWEST_ITEMS} items with the labels of three annotators, there are ${enough}`;
}
