import type { Candidate } from '../../domain/candidate.ts';
import { canBeChosen } from '../../domain/candidate.ts';
import type { CandidateCost } from '../../domain/usage.ts';

/** What candidates were seen to cost. */
export interface Measured {
  readonly candidates: readonly Candidate[];
  readonly costs: readonly CandidateCost[];
}

/** One thing that could be bought next, and what it costs by measured price. */
export interface Purchase {
  readonly source: 'item' | 'judge' | 'template' | 'repeat';
  /** How many transcripts get one call more. */
  readonly transcripts: number;
  /** Candidates whose price this is. */
  readonly candidates: readonly string[];
  /** Candidates that would do as well, of which no price is known. */
  readonly unpriced: readonly string[];
  /** US dollars a verdict, of the cheapest and the dearest of them. */
  readonly perVerdict?: { readonly low: number; readonly high: number };
  /** The same times the transcripts. */
  readonly dollars?: { readonly low: number; readonly high: number };
  /** Why there is no price. */
  readonly none?: string;
}

/**
 * More transcripts, another judge, another template or another repeat, each as one call more of the best candidate or of
 * those that differ from it in that alone. An unknown price stays unknown.
 *
 * @param transcripts that the plan takes
 * @param labelled of them that are there
 */
export function purchasesOf(
  { candidates, costs }: Measured,
  best: string | undefined,
  transcripts: number,
  labelled: number,
): readonly Purchase[] {
  const known = candidates.filter(canBeChosen);
  const base = known.find(({ id }) => id === best);
  if (base === undefined) return [];
  const { judge, template, view } = base;
  const others = known.filter((own) => own.view === view && own.judge !== judge);
  const sameTemplate = others.filter((own) => own.template === template);
  const templates = known.filter(
    (own) => own.view === view && own.judge === judge && own.template !== template,
  );
  const bought = (source: Purchase['source'], count: number, from: readonly Candidate[]) =>
    purchase(source, count, [...new Set(from.map(({ id }) => id))], costs);
  return [
    bought('item', Math.max(0, transcripts - labelled), [base]),
    bought('judge', transcripts, sameTemplate.length > 0 ? sameTemplate : others),
    bought('template', transcripts, templates),
    bought('repeat', transcripts, [base]),
  ];
}

/** US dollars a verdict of a candidate; undefined where that is not known. */
export function measuredPrice(costs: readonly CandidateCost[], id: string | undefined): number | undefined {
  const own = costs.filter(({ candidate }) => candidate === id);
  // Two versions of a candidate share an id: which of the two prices is meant cannot be told.
  return own.length === 1 ? own[0]?.perVerdict : undefined;
}

function purchase(
  source: Purchase['source'],
  transcripts: number,
  ids: readonly string[],
  costs: readonly CandidateCost[],
): Purchase {
  const priced = ids.filter((id) => measuredPrice(costs, id) !== undefined);
  const unpriced = ids.filter((id) => !priced.includes(id));
  const base = { source, transcripts, candidates: priced, unpriced };
  if (ids.length === 0) return { ...base, none: `no other ${source} was asked here` };
  if (priced.length === 0) return { ...base, none: 'no price was measured' };
  const prices = priced.flatMap((id) => measuredPrice(costs, id) ?? []);
  const perVerdict = { low: Math.min(...prices), high: Math.max(...prices) };
  return {
    ...base,
    perVerdict,
    dollars: { low: transcripts * perVerdict.low, high: transcripts * perVerdict.high },
  };
}
