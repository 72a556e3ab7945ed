import { InputError } from '../../domain/problem.ts';
import { halved } from '../../replay/batch/chunk.ts';
import type { PlannedCandidate } from '../../replay/candidates.ts';
import { type Estimate, estimateReplay } from '../../replay/estimate.ts';
import { openTrialsOf } from '../../replay/open-trials.ts';
import type { TakenOver } from '../../replay/take-over.ts';
import { plural } from '../../text/plural.ts';
import { wrap } from '../../text/wrap.ts';
import { costText, estimateText } from './estimate-text.ts';
import { hostsOf, isOnlyLoopback } from './hosts.ts';
import { limitLines } from './limit-text.ts';
import type { Session } from './session.ts';
import { shownCandidates } from './shown-candidates.ts';

/**
 * Says what is about to be asked, of whom and for how much, before the first call, and asks where somebody is
 * there to answer and it may cost more than the study's `ask_above`.
 * @param counts candidate's hash -> trials that it is to be asked.
 * @returns what was told, or `undefined` where it is not wanted.
 * @throws InputError where a cap on cost is wanted and a price is unknown.
 */
export async function mayBegin(
  session: Session,
  counts: ReadonlyMap<string, number>,
  taken: TakenOver,
): Promise<Estimate | undefined> {
  const { plan, place, options, terminal } = session;
  const estimate = await estimateReplay({
    candidates: options.batch ? atHalfPrice(shownCandidates(session)) : shownCandidates(session),
    counts,
    trials: openTrialsOf(place.store, plan.run.hash, options.limit),
    prepare: (trial) => plan.prepare(trial),
    replyByKey: (key) => place.store.replyByKey(key),
  });
  const calling = estimate.candidates.filter(({ calls }) => calls > 0);
  const hosts = hostsOf(calling.map(({ candidate }) => candidate));
  announce(session, estimate, hosts, taken);
  if (options.batch) announceBatch(session, calling);
  refuseUnpricedCap(session, estimate);
  const isDear = estimate.cost > place.study.replay.askAbove;
  const mayBeDear = estimate.unpriced.length > 0 && !isOnlyLoopback(hosts);
  if (options.yes || terminal.ask === undefined || !(isDear || mayBeDear)) return estimate;
  const isWanted = await terminal.ask(`Send ${plural(estimate.calls, 'call')}, ${costText(estimate)}?`);
  return isWanted ? estimate : undefined;
}

function atHalfPrice(candidates: readonly PlannedCandidate[]): readonly PlannedCandidate[] {
  return candidates.map((candidate) => {
    const { planned } = candidate;
    return planned.prices === undefined
      ? candidate
      : { ...candidate, planned: { ...planned, prices: halved(planned.prices) } };
  });
}

function announceBatch({ context }: Session, calling: Estimate['candidates']): void {
  const notices = new Set([
    'in batches: at half the list price, answered within 24 hours; Ctrl-C leaves them running',
    ...calling.flatMap(({ candidate }) => candidate.asks.batch?.notices ?? []),
  ]);
  for (const notice of notices) context.err(`${wrap(notice, context.width).join('\n')}\n`);
}

function announce(
  { place, plan, context, options }: Session,
  estimate: Estimate,
  hosts: readonly string[],
  { inFlight, heldElsewhere, inBatches }: TakenOver,
): void {
  const { items, candidates, trials } = plan;
  const size = [plural(items, 'item'), plural(candidates.length, 'candidate'), plural(trials, 'trial')];
  context.err(`${size.join(', ')}\n`);
  if (inFlight > 0) {
    const calls = plural(inFlight, 'call');
    context.err(
      `${calls} may have been billed twice: in flight when an earlier replay died, sent again now\n`,
    );
  }
  if (heldElsewhere > 0) {
    context.err(`another process works on ${plural(heldElsewhere, 'trial')} of this plan\n`);
  }
  if (inBatches > 0) {
    const waiting = `${plural(inBatches, 'trial')} in a batch at the provider`;
    context.err(`${waiting}: assay replay --batch collects ${inBatches === 1 ? 'it' : 'them'}\n`);
  }
  context.err(estimateText(estimate, hosts, context.width));
  for (const line of limitLines(estimate, plan.candidates, place.study)) context.err(`${line}\n`);
  if (options.json) context.out(`${JSON.stringify(estimateEvent(estimate, hosts))}\n`);
}

function estimateEvent({ candidates, ...totals }: Estimate, hosts: readonly string[]) {
  return {
    schema: 'assay/replay-event',
    schemaVersion: 1,
    event: 'estimate',
    hosts,
    ...totals,
    candidates: candidates.map(({ candidate, ...counts }) => ({
      id: candidate.id,
      candidate: candidate.hash,
      ...counts,
    })),
  };
}

function refuseUnpricedCap({ maxCost, place }: Session, { unpriced }: Estimate): void {
  const [first] = unpriced;
  if (maxCost === undefined || first === undefined) return;
  throw new InputError({
    message: `a cap on cost cannot be kept: the price of ${first} is unknown`,
    remedy: 'give its judge a `price: {input: ..., output: ...}` in the study, or replay without a cap',
    at: { file: place.study.file },
  });
}
