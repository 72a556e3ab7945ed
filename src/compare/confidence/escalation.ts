import { escalationThreshold, halfOfClusters, stream, thresholdsToTry } from '../../stats/index.ts';
import type { CandidateContext } from '../context.ts';
import type { Escalation } from './confidence.ts';
import type { SureVerdicts } from './sure-verdicts.ts';

/** Of the verdicts that stand without anybody looking, so many may be missed positives. */
const AT_MOST = 0.05;

const NO_POSITIVE = 'the criterion has no positive label that could be missed';
const UNEQUAL =
  'items were labelled with unequal probabilities, and the guarantee is for transcripts drawn as those to come';

/** Whether any threshold was tried: not where the question or the items leave nothing to guarantee. */
export function isTested({ result }: Escalation): boolean {
  return !('none' in result && [NO_POSITIVE, UNEQUAL].includes(result.none));
}

/**
 * The confidence from which on verdicts may stand. One half of the clusters (or items) chooses the order in which
 * thresholds are tried, the other half, which chose nothing, tests them. One verdict per item, that of the first call;
 * with clusters one of each is counted, so that the guarantee is about a random verdict of a random cluster.
 *
 * None where the criterion has no positive label, or items weigh differently: the bound is that of equal ones.
 *
 * @param shared how many guarantees are given at once, and how many candidates were tried before on these labels: the
 *   level holds for all of them together
 */
export function escalationOf(
  context: CandidateContext,
  verdicts: SureVerdicts,
  shared: { readonly atHand: number; readonly before: number },
): Escalation {
  const family = shared.atHand + shared.before;
  const { isPositive } = context.space;
  const { overall, level, seed, criterion } = context;
  const common = {
    atMost: AT_MOST,
    level,
    family,
    ...(shared.before === 0 ? {} : { before: shared.before }),
  };
  if (isPositive === undefined) return { ...common, result: { none: NO_POSITIVE } };
  if (overall.weight !== undefined) return { ...common, result: { none: UNEQUAL } };
  const { cluster, clusters, items } = overall;
  // One split for all candidates, so that none has a luckier half.
  const half = halfOfClusters(
    cluster === undefined ? items.length : clusters,
    stream(seed, 'escalation split', criterion.id),
  );
  const delta = (1 - level) / family;
  const rows = firstCalls(context, verdicts, isPositive);
  const part = (side: number) => {
    const own = rows.filter(({ at }) => half[cluster === undefined ? at : (cluster[at] as number)] === side);
    return {
      confidence: Float64Array.from(own, (row) => row.confidence),
      missed: Uint8Array.from(own, (row) => (row.isMissed ? 1 : 0)),
      ...(cluster === undefined ? {} : { cluster: Int32Array.from(own, ({ at }) => cluster[at] as number) }),
      random: stream(seed, 'escalation draw', criterion.id, String(side)),
      rows: own,
    };
  };
  const chosen = part(1);
  const tested = part(0);
  const thresholds = thresholdsToTry(chosen, AT_MOST, delta);
  const found = escalationThreshold({ ...tested, thresholds, atMost: AT_MOST, delta });
  if ('none' in found) return { ...common, result: { none: found.none } };
  const stands = tested.rows.filter(({ confidence }) => confidence >= found.threshold);
  return {
    ...common,
    result: {
      threshold: found.threshold,
      escalated: 1 - stands.length / tested.rows.length,
      n: found.n,
      missed: found.missed,
      bound: found.bound,
      positives: tested.rows.filter((row) => row.isPositive).length,
      positivesMissed: stands.filter((row) => row.isMissed).length,
    },
  };
}

interface FirstCall {
  readonly at: number;
  readonly confidence: number;
  /** Gold, or at least half of the annotators where they count one by one: a doubt counts as a positive. */
  readonly isPositive: boolean;
  readonly isMissed: boolean;
}

function firstCalls(
  { overall, references }: CandidateContext,
  { at, confidence, label, isFirst }: SureVerdicts,
  isPositiveLabel: (label: number) => boolean,
): readonly FirstCall[] {
  const rows: FirstCall[] = [];
  for (let row = 0; row < at.length; row++) {
    const own = at[row] as number;
    // Several references make several rows of one call.
    if (isFirst[row] !== 1 || rows.at(-1)?.at === own) continue;
    const golds = references
      .map((labels) => labels[overall.items[own] as number] as number)
      .filter((gold) => gold >= 0);
    const isPositive = 2 * golds.filter(isPositiveLabel).length >= golds.length;
    rows.push({
      at: own,
      confidence: confidence[row] as number,
      isPositive,
      isMissed: isPositive && !isPositiveLabel(label[row] as number),
    });
  }
  return rows;
}
