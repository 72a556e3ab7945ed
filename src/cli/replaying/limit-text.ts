import type { Study } from '../../domain/study.ts';
import type { PlannedCandidate } from '../../replay/candidates.ts';
import type { Estimate } from '../../replay/estimate.ts';
import type { RateLimit } from '../../replay/pace/rate-limit.ts';
import { plural } from '../../text/plural.ts';
import { sanitise } from '../../text/sanitise.ts';
import { routesOf } from './routes.ts';

/** What the study allows in a minute, and how long its calls take at least for that; a line for each limit. */
export function limitLines(
  { candidates }: Estimate,
  planned: readonly PlannedCandidate[],
  study: Pick<Study, 'judges' | 'replay'>,
): readonly string[] {
  const routes = routesOf(planned, study);
  const load = new Map<string, { readonly limit: RateLimit; calls: number; tokens: number }>();
  for (const { candidate, calls, inputTokens, outputTokens } of candidates) {
    for (const limit of routes.get(candidate.hash)?.limits ?? []) {
      const known = load.get(limit.name) ?? { limit, calls: 0, tokens: 0 };
      known.calls += calls;
      known.tokens += inputTokens + outputTokens;
      load.set(limit.name, known);
    }
  }
  return [...load.values()].filter(({ calls }) => calls > 0).map(limitLine);
}

function limitLine({ limit, calls, tokens }: { limit: RateLimit; calls: number; tokens: number }): string {
  const { name, requestsPerMinute: requests, tokensPerMinute } = limit;
  const most = [
    ...(requests === undefined ? [] : [plural(requests, 'request')]),
    ...(tokensPerMinute === undefined ? [] : [plural(tokensPerMinute, 'token')]),
  ];
  const minutes = Math.max(calls / (requests ?? Infinity), tokens / (tokensPerMinute ?? Infinity));
  const long = minutes >= 1 ? `: at least ${plural(Math.floor(minutes), 'minute')}` : '';
  return `${sanitise(name)}: at most ${most.join(' and ')} a minute${long}`;
}
