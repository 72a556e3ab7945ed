import { type Answers, verdictsAt } from '../../compare/answers.ts';
import type { Coded } from '../../domain/columns.ts';
import { type FacetOverlap, facetOverlap, type LengthOverlap, lengthOverlap } from './overlap.ts';
import { type LabelShare, type Samples, shareOn } from './sample.ts';

export interface UnlabelledInput {
  /** The candidate's answers under one criterion, over all items. */
  readonly answers: Answers;
  readonly labels: readonly string[];
  /** Code of the positive label, where there is one; else every label is told. */
  readonly positive?: number;
  readonly samples: Samples;
  /** Over items: share of the references that give each label, `gold[item * labels + label]`; 0 without gold. */
  readonly gold: Float64Array;
  readonly facets: ReadonlyMap<string, Coded>;
  /** Over items, in characters; -1 where unknown. */
  readonly lengths: Float64Array;
}

/** What one candidate said of transcripts without gold, beside what it said of those it was validated on. */
export interface OnUnlabelled {
  readonly asked: number;
  readonly verdicts: number;
  readonly rates: readonly LabelRates[];
  readonly by: readonly { readonly facet: string; readonly values: readonly FacetRates[] }[];
  readonly overlap: { readonly facets: readonly FacetOverlap[]; readonly length?: LengthOverlap };
}

/** How often one label is given, by the judge here and there, and by gold there. */
export interface LabelRates {
  readonly label: string;
  readonly unlabelled: LabelShare;
  readonly validated: LabelShare;
  /** Gold's own on the validated items with a verdict. */
  readonly gold?: number;
}

export interface FacetRates {
  readonly value: string;
  readonly rates: readonly Omit<LabelRates, 'gold'>[];
}

/**
 * Verdict rate and label rates on unlabelled transcripts, by facet, against the validated sample; and how far the two
 * are alike in facets and length. A rate that moves where the transcripts are alike may be the agents; where they are
 * not, nobody has looked at this judge there.
 */
export function onUnlabelled(input: UnlabelledInput): OnUnlabelled {
  const { answers, samples, facets, lengths } = input;
  const told = input.positive === undefined ? [...input.labels.keys()] : [input.positive];
  const asked = samples.unlabelled;
  const length = lengthOverlap(lengths, samples);
  return {
    asked: asked.length,
    verdicts: asked.filter((item) => verdictsAt(answers, item) > 0).length,
    rates: told.map((label) => {
      const rates = ratesOf(input, label, samples);
      const gold = goldShare(input, label);
      return gold === undefined ? rates : { ...rates, gold };
    }),
    by: [...facets].map(([facet, column]) => ({
      facet,
      values: column.values.flatMap((value, code) => {
        const own = only(samples, column, code);
        if (own.unlabelled.length === 0) return [];
        return [{ value, rates: told.map((label) => ratesOf(input, label, own)) }];
      }),
    })),
    overlap: {
      facets: [...facets].map(([facet, column]) => facetOverlap(facet, column, samples)),
      ...(length === undefined ? {} : { length }),
    },
  };
}

function ratesOf({ answers, labels }: UnlabelledInput, label: number, samples: Samples): LabelRates {
  const isLabel = (other: number) => other === label;
  return {
    label: labels[label] ?? '',
    unlabelled: shareOn(answers, samples.unlabelled, isLabel),
    validated: shareOn(answers, samples.validated, isLabel),
  };
}

function goldShare({ answers, labels, samples, gold }: UnlabelledInput, label: number): number | undefined {
  const items = samples.validated.filter((item) => verdictsAt(answers, item) > 0);
  if (items.length === 0) return undefined;
  return items.reduce((sum, item) => sum + (gold[item * labels.length + label] as number), 0) / items.length;
}

function only({ unlabelled, validated }: Samples, { codes }: Coded, code: number): Samples {
  const has = (item: number) => codes[item] === code;
  return { unlabelled: unlabelled.filter(has), validated: validated.filter(has) };
}
