import type { JudgeEntry, MinuteLimits, Study } from '../../domain/study.ts';
import type { PlannedCandidate } from '../../replay/candidates.ts';
import type { RateLimit, Route } from '../../replay/pace/rate-limit.ts';

/** Candidate hash -> the host it is asked at and the limits that count there; programs have none. */
export function routesOf(
  candidates: readonly PlannedCandidate[],
  { judges, replay }: Pick<Study, 'judges' | 'replay'>,
): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>();
  return new Map(
    candidates.flatMap(({ hash, asks, judge }): [string, Route][] => {
      const { baseUrl, model } = asks.identity;
      if (asks.local || typeof baseUrl !== 'string') return [];
      const { host, hostname } = new URL(baseUrl);
      const own = limitsOf(judges, judge);
      const name = JSON.stringify([host, model, own]);
      const route = routes.get(name) ?? {
        host,
        limits: [
          ...rateLimit(host, replay.limits[host] ?? replay.limits[hostname]),
          ...rateLimit(`${host} ${String(model)}`, own),
        ],
      };
      routes.set(name, route);
      return [[hash, route]];
    }),
  );
}

/** What one model at one address is allowed: the least that any judge that asks it says. */
function limitsOf(judges: readonly JudgeEntry[], id: string): MinuteLimits | undefined {
  const asked = judges.find((entry) => entry.id === id);
  const said = judges.flatMap(({ provider, model, baseUrl, limits }) =>
    limits && provider === asked?.provider && model === asked.model && baseUrl === asked.baseUrl
      ? [limits]
      : [],
  );
  if (said.length === 0) return undefined;
  const [requests, tokens] = [least(said.map((one) => one.requests)), least(said.map((one) => one.tokens))];
  return { ...(requests === undefined ? {} : { requests }), ...(tokens === undefined ? {} : { tokens }) };
}

function least(numbers: readonly (number | undefined)[]): number | undefined {
  const said = numbers.filter((number) => number !== undefined);
  return said.length === 0 ? undefined : Math.min(...said);
}

function rateLimit(name: string, limits: MinuteLimits | undefined): readonly RateLimit[] {
  if (limits === undefined) return [];
  const { requests, tokens } = limits;
  return [
    {
      name,
      ...(requests === undefined ? {} : { requestsPerMinute: requests }),
      ...(tokens === undefined ? {} : { tokensPerMinute: tokens }),
    },
  ];
}
