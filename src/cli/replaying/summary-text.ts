import { OUTCOMES } from '../../domain/outcome.ts';
import type { CandidateProgress } from '../../domain/trial-store.ts';
import { keyVariable } from '../../judge/api-key.ts';
import type { PlannedCandidate } from '../../replay/candidates.ts';
import type { ReplaySummary } from '../../replay/events.ts';
import { count, fixed } from '../../text/number.ts';
import { plural } from '../../text/plural.ts';
import { sanitise } from '../../text/sanitise.ts';
import { table } from '../../text/table.ts';
import { dollars } from './dollars.ts';
import type { Session } from './session.ts';

/** Where a run stands: trials and outcomes by candidate, in the study's order. */
export function standingTable(
  candidates: readonly PlannedCandidate[],
  progress: readonly CandidateProgress[],
  costs: ReadonlyMap<string, number>,
  width: number,
): string {
  const known = new Map(progress.map((entry) => [entry.candidate, entry]));
  const seen = OUTCOMES.filter(
    (outcome) => outcome === 'verdict' || progress.some(({ outcomes }) => outcomes[outcome] > 0),
  );
  const rows = candidates.map(({ id, hash, asks }) => {
    const { done = 0, planned = 0, outcomes } = known.get(hash) ?? {};
    return [
      id,
      `${count(done)} of ${count(planned)}`,
      ...seen.map((outcome) => count(outcomes?.[outcome] ?? 0)),
      ...(costs.size === 0 ? [] : [asks.local ? '' : costText(costs.get(hash))]),
    ];
  });
  const heads = ['candidate', 'trials', ...seen, ...(costs.size === 0 ? [] : ['$ per 1,000 verdicts'])];
  const columns = heads.map((head, index) => ({ head, align: index === 0 ? 'left' : 'right' }) as const);
  return table(columns, rows, { width });
}

function costText(perVerdict: number | undefined): string {
  return perVerdict === undefined ? 'unknown' : fixed(1000 * perVerdict, 2);
}

/** What this process did and what to do next; `failures` are reasons with how often each was met. */
export function summaryLines(
  summary: ReplaySummary,
  failures: ReadonlyMap<string, number>,
  { maxCost, options }: Pick<Session, 'maxCost' | 'options'>,
): readonly string[] {
  const { doneNow, attempts, reused, cost, costIncomplete, overshoot, lost, stopped } = summary;
  const { retries, retriesUsedUp, letGo } = summary;
  const spent = costIncomplete
    ? cost > 0
      ? `${dollars(cost)} and more, as some prices are unknown`
      : 'price unknown'
    : dollars(cost);
  return [
    `${plural(doneNow, 'trial')} done, ${plural(attempts, 'call')} sent${attempts > 0 ? `, ${spent}` : ''}`,
    ...cacheLines(summary),
    ...(reused > 0 ? [`${plural(reused, 'trial')} read from replies paid for before`] : []),
    ...[...failures]
      .sort(([, left], [, right]) => right - left)
      .slice(0, 5)
      .map(([reason, times]) => `failed: ${count(times)} x ${sanitise(reason)}`),
    ...(retriesUsedUp
      ? [`${count(retries)} retries were made, as many as the run may: what failed after that was tried once`]
      : []),
    ...(stopped === 'budget' ? [`stopped: the next call might pass ${dollars(maxCost)}`] : []),
    ...(overshoot > 0
      ? [`replies cost ${dollars(overshoot)} more than the cap: more than could be expected of them`]
      : []),
    ...(lost > 0
      ? [`replies that were lost may have been billed: ${dollars(lost)} of the cap are held for them`]
      : []),
    ...(stopped === 'interrupted' ? ['stopped by a signal; what came back is saved'] : []),
    ...(stopped === 'declined' ? ['stopped: not wanted at that cost; what came back is saved'] : []),
    ...(options.batch && (stopped === 'interrupted' || stopped === 'declined')
      ? ['what was sent in batches goes on at the provider']
      : []),
    ...(letGo > 0
      ? [`${plural(letGo, 'call')} in flight let go of: may be billed, and sent again by the next replay`]
      : []),
    ...accessLines(summary),
    ...(stopped === 'batch refused' ? ['stopped: a batch was not taken, or could not be collected'] : []),
    `next: ${nextCommand(summary, options.batch ? 'assay replay --batch' : 'assay replay')}`,
  ];
}

/** Whose key is to be mended; the provider's words name the variable only where they say 401. */
function accessLines({ refusedAccess = [] }: ReplaySummary): readonly string[] {
  return refusedAccess.map(({ host, status, because }) => {
    const variable = keyVariable(new URL(`https://${host}`).hostname);
    const key = variable === undefined ? 'the key' : `the key in ${variable}`;
    const remedy = status === 401 ? `set ${variable ?? 'its key'} anew` : `see what ${key} may use`;
    const said = sanitise(because);
    return `stopped: ${host} refuses every call (${said}); its trials stay open, none has failed: ${remedy}`;
  });
}

function cacheLines({ inputTokens, cachedInputTokens, cacheSaved }: ReplaySummary): readonly string[] {
  if (cachedInputTokens === 0) return [];
  const read = `${count(cachedInputTokens)} of ${plural(inputTokens, 'input token')} read from providers’ caches`;
  if (cacheSaved === 0) return [read];
  return [
    `${read}: ${dollars(Math.abs(cacheSaved))} ${cacheSaved > 0 ? 'saved' : 'more than without, for writing'}`,
  ];
}

function nextCommand({ stopped, planned, done, outcomes }: ReplaySummary, replay: string): string {
  if (stopped === 'budget') return `${replay} --max-cost <more>, which goes on where this stopped`;
  if (stopped !== undefined || done < planned) return `${replay}, which goes on where this stopped`;
  return outcomes.failed > 0 ? `${replay} --retry-failed, then assay compare` : 'assay compare';
}
