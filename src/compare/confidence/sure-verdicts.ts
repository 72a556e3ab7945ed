import { type Calls, callsAt } from '../calls.ts';
import type { CandidateContext } from '../context.ts';

/** Verdicts with a confidence and gold, one row per call and reference. */
export interface SureVerdicts {
  readonly of: 'stated' | 'vote share';
  readonly confidence: Float64Array;
  readonly right: Float64Array;
  /** Rows of one item add up to what it weighs, 1 / the probability of having been labelled. */
  readonly weight: Float64Array;
  /** Rows of one item add up to 1. */
  readonly share: Float64Array;
  readonly label: Int16Array;
  /** Index into the selection's items. */
  readonly at: Int32Array;
  /** 1 where the row is the first of its item and reference: what one call gives. */
  readonly isFirst: Uint8Array;
  readonly items: number;
}

/** Fewer calls than this leave a vote share of .5 or 1, which is no scale. */
export const FEWEST_VOTES = 3;

/** What a judge stated beside its verdicts; undefined where it stated nothing. */
export function statedConfidence(context: CandidateContext, calls: Calls): SureVerdicts | undefined {
  const { confidence } = calls;
  if (confidence === undefined) return undefined;
  return collect(context, 'stated', (item) => {
    const own: Sure[] = [];
    for (let call = calls.start[item] as number; call < (calls.start[item + 1] as number); call++) {
      const stated = confidence[call] as number;
      if (stated >= 0) own.push({ label: calls.label[call] as number, confidence: stated });
    }
    return own;
  });
}

/** The label that most of an item's calls gave, and their share; of equally frequent ones that of the earlier call. */
export function voteShare(context: CandidateContext, calls: Calls): SureVerdicts | undefined {
  const votes = new Float64Array(context.space.gold);
  return collect(context, 'vote share', (item) => {
    const total = callsAt(calls, item);
    if (total < FEWEST_VOTES) return [];
    votes.fill(0);
    const from = calls.start[item] as number;
    for (let call = from; call < from + total; call++) {
      const label = calls.label[call] as number;
      votes[label] = (votes[label] as number) + 1;
    }
    let label = calls.label[from] as number;
    for (let call = from + 1; call < from + total; call++) {
      const other = calls.label[call] as number;
      if ((votes[other] as number) > (votes[label] as number)) label = other;
    }
    return [{ label, confidence: (votes[label] as number) / total }];
  });
}

interface Sure {
  readonly label: number;
  readonly confidence: number;
}

function collect(
  { overall, references }: CandidateContext,
  of: SureVerdicts['of'],
  sureOf: (item: number) => readonly Sure[],
): SureVerdicts | undefined {
  const rows: { sure: Sure; right: number; share: number; at: number; isFirst: boolean }[] = [];
  let items = 0;
  overall.items.forEach((item, at) => {
    const own = sureOf(item);
    if (own.length === 0) return;
    items++;
    const golds = references.map((labels) => labels[item] as number).filter((gold) => gold >= 0);
    own.forEach((sure, call) => {
      for (const gold of golds) {
        const right = gold === sure.label ? 1 : 0;
        rows.push({ sure, right, share: 1 / (own.length * golds.length), at, isFirst: call === 0 });
      }
    });
  });
  if (rows.length === 0) return undefined;
  return {
    of,
    confidence: Float64Array.from(rows, ({ sure }) => sure.confidence),
    right: Float64Array.from(rows, ({ right }) => right),
    weight: Float64Array.from(rows, ({ share, at }) => share * (overall.weight?.[at] ?? 1)),
    share: Float64Array.from(rows, ({ share }) => share),
    label: Int16Array.from(rows, ({ sure }) => sure.label),
    at: Int32Array.from(rows, ({ at }) => at),
    isFirst: Uint8Array.from(rows, ({ isFirst }) => (isFirst ? 1 : 0)),
    items,
  };
}
