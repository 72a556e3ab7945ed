import type { Estimate } from '../../replay/estimate.ts';
import { count } from '../../text/number.ts';
import { plural } from '../../text/plural.ts';
import { sanitise } from '../../text/sanitise.ts';
import { table } from '../../text/table.ts';
import { dollars } from './dollars.ts';

/** What is about to be asked, of whom and for how much; shown before the first call. */
export function estimateText(estimate: Estimate, hosts: readonly string[], width: number): string {
  if (estimate.calls === 0) return 'no call: nothing leaves this machine\n';
  const rows = estimate.candidates
    .filter(({ trials }) => trials > 0)
    .map(({ candidate, trials, calls, inputTokens, outputTokens, cost }) => [
      candidate.id,
      count(trials),
      count(calls),
      count(inputTokens),
      count(outputTokens),
      dollars(cost),
    ]);
  const heads = ['candidate', 'trials', 'calls', 'tokens in', 'tokens out', 'US dollars'];
  const columns = heads.map((head, index) => ({ head, align: index === 0 ? 'left' : 'right' }) as const);
  return [
    table(columns, rows, { width }),
    `about ${plural(estimate.calls, 'call')} to ${sanitise(hosts.join(', '))}, ${costText(estimate)}`,
    ...(estimate.reused > 0 ? [`${plural(estimate.reused, 'reply', 'replies')} paid for before`] : []),
    ...(estimate.cacheSaving > 0 ? [cacheText(estimate)] : []),
    ...(estimate.isSampled ? ['estimated from an even sample of the trials'] : []),
    '',
  ].join('\n');
}

function cacheText({ cacheSaving, sharedTokens }: Estimate): string {
  const kept = `${plural(sharedTokens, 'token')} of transcripts that requests share`;
  return `up to ${dollars(cacheSaving)} less where providers keep ${kept}`;
}

/** What the calls will cost, in words that never take an unknown price for none. */
export function costText({ cost, unpriced, candidates }: Estimate): string {
  const calling = candidates.filter(({ calls }) => calls > 0).length;
  if (unpriced.length === 0) return `about ${dollars(cost)}`;
  if (unpriced.length === calling) return 'price unknown';
  return `about ${dollars(cost)}, and more for ${plural(unpriced.length, 'candidate')} of unknown price`;
}
